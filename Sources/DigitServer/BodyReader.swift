internal import Hummingbird
internal import NIOCore

/// Takes a request's body, up to a size and a time.
struct BodyReader {
  let limit: Int
  let timeout: Duration

  /// - Throws: ``ServiceError``: too large, too slow, or cut off.
  func bytes(of request: Request) async throws -> [UInt8] {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw ServiceError.bodyTooLarge(limit)
    }
    let body = request.body
    let (limit, timeout) = (limit, timeout)
    return try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
      group.addTask {
        var bytes: [UInt8] = []
        for try await buffer in body {
          guard bytes.count + buffer.readableBytes <= limit else {
            throw ServiceError.bodyTooLarge(limit)
          }
          bytes += buffer.readableBytesView
        }
        return Task.isCancelled ? nil : bytes
      }
      group.addTask {
        try await Task.sleep(for: timeout)
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let bytes = first else {
        throw ServiceError.slowBody(timeout)
      }
      return bytes
    }
  }
}
