internal import AsyncHTTPClient
internal import FileSystem
internal import NIOCore
internal import NIOHTTP1

/// One request for a file, or for what is missing of it.
struct Transfer {
  let client: HTTPClient
  let options: DownloadOptions
  let report: @Sendable (DownloadEvent) -> Void

  /// Asks for what is missing and adds it to what has come.
  ///
  /// - Parameters:
  ///   - file: What is known of the file.
  ///   - address: Where it lies.
  ///   - part: What has come of it. What is of use stays there, whatever happens.
  /// - Throws: ``TransferFailure``, `FileError`, `CancellationError`.
  func run(_ file: RemoteFile, from address: String, to part: PartialFile) async throws {
    // Without a published hash nobody could tell the halves of two versions from one whole.
    if file.checksums.isEmpty, part.source()?.address != address || part.source()?.validator == nil
    {
      try part.restart()
    }
    let offset = try part.size()
    report(.began(name: file.name, address: address, from: offset))
    let response: HTTPClientResponse
    do {
      response = try await client.execute(
        request(for: address, offset: offset, source: part.source()), deadline: .distantFuture)
    } catch {
      throw try failure(error)
    }
    let verdict = try AnswerCheck(file: file, offset: offset)
      .judge(status: response.status, headers: response.headers)
    if verdict.start > 0, let former = part.source(), former.address == address {
      try Self.requireSame(former.validator, in: response.headers)
    }
    let source = PartialFile.Source(
      address: address, validator: Self.validator(of: response.headers))
    try await receive(file, verdict, response.body, from: source, to: part)
  }

  private func request(
    for address: String, offset: Int, source: PartialFile.Source?
  ) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: address)
    request.headers.add(name: "User-Agent", value: options.userAgent)
    // The file itself is packed: what a server packs or unpacks on the way has no known checksum.
    request.headers.add(name: "Accept-Encoding", value: "identity")
    if offset > 0 {
      request.headers.add(name: "Range", value: "bytes=\(offset)-")
      if let validator = source?.validator, source?.address == address {
        request.headers.add(name: "If-Range", value: validator)
      }
    }
    return request
  }

  /// Writes the body down as it comes: whenever it breaks off, what has come is on the disk.
  private func receive(
    _ file: RemoteFile, _ verdict: AnswerCheck.Verdict, _ body: HTTPClientResponse.Body,
    from source: PartialFile.Source, to part: PartialFile
  ) async throws {
    var received = verdict.start
    var hasBegun = received > 0
    var check = BodyCheck(file)
    var iterator = body.makeAsyncIterator()
    while true {
      let buffer: ByteBuffer?
      do {
        try Task.checkCancellation()
        buffer = try await iterator.next()
      } catch {
        throw try failure(error)
      }
      guard let buffer else { break }
      let bytes = Array(buffer.readableBytesView)
      do throws(TransferFailure) {
        try check.look(at: bytes, offset: received)
      } catch {
        if hasBegun { try part.restart() }
        throw error
      }
      if !hasBegun {
        // The server sends the whole file: it takes no part of one, or has another version than
        // before.
        try part.restart()
        try part.setSource(source)
        hasBegun = true
      }
      try part.append(bytes)
      received += bytes.count
      report(.progress(name: file.name, received: received, total: verdict.total))
    }
    if let total = verdict.total, received < total {
      throw TransferFailure("it ended after \(received) of \(total) bytes", .retry(after: nil))
    }
  }

  /// What tells the version of a file for certain; a weak entity tag does not (RFC 9110, 13.1.5).
  private static func validator(of headers: HTTPHeaders) -> String? {
    if let tag = headers.first(name: "etag"), tag.hasPrefix("\"") { return tag }
    return headers.first(name: "last-modified")
  }

  /// Some servers pass `If-Range` by and send the rest of another version.
  ///
  /// - Throws: ``TransferFailure`` where the answer is of another version than what came before.
  private static func requireSame(
    _ former: String?, in headers: HTTPHeaders
  ) throws(TransferFailure) {
    guard let former else { return }
    let now = headers.first(name: former.hasPrefix("\"") ? "etag" : "last-modified")
    guard let now, now != former else { return }
    throw TransferFailure("its file has changed: \(now), not \(former)", .restart)
  }

  /// What a failure of the connection means.
  ///
  /// - Throws: `CancellationError` where nothing failed: somebody gave up.
  private func failure(_ error: any Error) throws -> TransferFailure {
    try Task.checkCancellation()
    if error is CancellationError { throw error }
    switch error as? HTTPClientError {
    case .some(.connectTimeout):
      return TransferFailure("no connection in \(options.connectTimeout)", .retry(after: nil))
    case .some(.readTimeout):
      return TransferFailure("it said nothing for \(options.idleTimeout)", .retry(after: nil))
    case .some(.remoteConnectionClosed):
      return TransferFailure("it broke off", .retry(after: nil))
    case .some(.redirectLimitReached), .some(.redirectCycleDetected):
      return TransferFailure("it sends us from one address to the next", .nextMirror)
    case .some(.invalidURL), .some(.emptyHost), .some(.emptyScheme):
      return TransferFailure("not an address of a file", .nextMirror)
    case .some(let error): return TransferFailure("\(error)", .retry(after: nil))
    case nil: return TransferFailure("\(error)", .retry(after: nil))
    }
  }
}
