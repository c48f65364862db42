internal import NIOHTTP1

/// Judges a server's answer before its body is read.
struct AnswerCheck {
  let file: RemoteFile

  /// The bytes that had come before, and were not asked for again.
  let offset: Int

  /// What an answer that can be used says.
  struct Verdict: Hashable {
    /// Where in the file the body begins.
    var start: Int

    /// The whole file's bytes, where the server says so or they are known.
    var total: Int?
  }

  /// - Throws: ``TransferFailure`` for every answer that is not (the rest of) the file.
  func judge(
    status: HTTPResponseStatus, headers: HTTPHeaders
  ) throws(TransferFailure) -> Verdict {
    switch status.code {
    case 200, 206: break
    case 416: throw TransferFailure("it has nothing after byte \(offset)", .restart)
    case 408, 429, 500...:
      throw TransferFailure("it answered \(status)", .retry(after: Self.retryAfter(headers)))
    default: throw TransferFailure("it answered \(status)", .nextMirror)
    }
    if let type = headers.first(name: "content-type")?.lowercased(),
      type.contains("text/html") || type.contains("xhtml")
    {
      throw TransferFailure("it answered with a web page (\(type))", .nextMirror)
    }
    let length = headers.first(name: "content-length").flatMap { Int($0) }
    let verdict =
      status.code == 206
      ? try rest(headers) : Verdict(start: 0, total: length)
    if let size = file.size, let total = verdict.total, total != size {
      throw TransferFailure("its file has \(total) bytes, not \(size)", .nextMirror)
    }
    if let total = verdict.total, total > file.limit, file.size == nil {
      throw TransferFailure(
        "its file has \(total) bytes past the limit of \(file.limit)", .nextMirror)
    }
    // The end of a chunked body is marked; where nothing tells the end, a cut file looks whole.
    let isMarked = headers.first(name: "transfer-encoding")?.lowercased().contains("chunked")
    if file.checksums.isEmpty, file.size == nil, verdict.total == nil,
      status.code == 206 || isMarked != true
    {
      throw TransferFailure(
        "it does not say how long its file is, and no checksum tells whether it is whole",
        status.code == 206 ? .restart : .nextMirror)
    }
    return Verdict(start: verdict.start, total: verdict.total ?? file.size)
  }

  /// Reads `Content-Range: bytes 100-199/200` (RFC 9110, section 14.4).
  private func rest(_ headers: HTTPHeaders) throws(TransferFailure) -> Verdict {
    let text = headers.first(name: "content-range") ?? ""
    let parts = text.split(whereSeparator: { " -/".contains($0) })
    guard parts.count == 4, parts[0] == "bytes", let first = Int(parts[1]) else {
      throw TransferFailure("it sent a part without saying which (\(text))", .restart)
    }
    guard first == offset else {
      throw TransferFailure("it sent what follows byte \(first), not \(offset)", .restart)
    }
    return Verdict(start: first, total: Int(parts[3]))
  }

  /// How long it wants to be left alone, where it says so in seconds.
  private static func retryAfter(_ headers: HTTPHeaders) -> Duration? {
    headers.first(name: "retry-after").flatMap { Int($0) }.flatMap { $0 >= 0 ? .seconds($0) : nil }
  }
}
