internal import Hummingbird
internal import ImageStreams
internal import NIOCore

/// Takes a request's body, up to a size and a time.
struct BodyReader: Sendable {
  let limit: Int
  let maximumImages: Int
  let timeout: Duration
  let budget: BodyBudget

  /// Refuses what says itself that it is too long.
  func check(_ request: Request) throws {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw ServiceError.bodyTooLarge(limit)
    }
  }

  /// - Throws: ``ServiceError``: too large, too slow, or cut off.
  func bytes(of request: Request, for share: BodyShare) async throws -> [UInt8] {
    try check(request)
    let body = request.body
    let limit = limit
    return try await Patience.wait(timeout) { _ in
      var bytes: [UInt8] = []
      for try await buffer in body {
        guard bytes.count + buffer.readableBytes <= limit else {
          throw ServiceError.bodyTooLarge(limit)
        }
        try share.add(buffer.readableBytes)
        bytes += buffer.readableBytesView
      }
      return bytes
    }
  }

  /// Takes a body apart into pictures as they come; each has as much time as a body otherwise.
  ///
  /// - Throws: ``ServiceError``: too large, too many, too slow, or cut off.
  func pictures(
    of body: RequestBody, for share: BodyShare,
    into pictures: AsyncThrowingStream<ImageStreamElement, any Error>.Continuation
  ) async throws {
    let (limit, maximumImages) = (limit, maximumImages)
    try await Patience.wait(timeout) { patience in
      var parser = ImageStreamParser(maximumBytes: limit)
      var bytes = 0
      var count = 0
      func yield(_ elements: [ImageStreamElement]) throws {
        for element in elements {
          if case .skipped = element.content { continue }
          guard count < maximumImages else { throw ServiceError.tooManyImages(maximumImages) }
          count += 1
          pictures.yield(element)
          patience.renew()
        }
      }
      for try await buffer in body {
        bytes += buffer.readableBytes
        guard bytes <= limit else { throw ServiceError.bodyTooLarge(limit) }
        try share.add(buffer.readableBytes)
        try yield(parser.push(Array(buffer.readableBytesView)))
      }
      try yield(parser.finish())
    }
  }
}
