/// Answers of servers, well made and not.
enum Answer {
  /// The lines before a body.
  static func head(_ status: String, _ headers: [String]) -> [UInt8] {
    Array((["HTTP/1.1 \(status)"] + headers).joined(separator: "\r\n").utf8)
      + Array("\r\nConnection: close\r\n\r\n".utf8)
  }

  /// An answer with its body.
  static func whole(
    _ body: [UInt8], status: String = "200 OK", headers: [String] = []
  ) -> [LoopbackServer.Step] {
    [.send(head(status, ["Content-Length: \(body.count)"] + headers) + body)]
  }

  /// An answer that breaks off before the body is whole.
  static func cut(
    _ body: [UInt8], after count: Int, headers: [String] = []
  ) -> [LoopbackServer.Step] {
    [.send(head("200 OK", ["Content-Length: \(body.count)"] + headers) + body.prefix(count))]
  }

  /// What a server with ranges answers: the rest of the file, as the request wants it.
  static func ranged(
    _ body: [UInt8], _ request: LoopbackServer.Request, headers: [String] = []
  ) -> [LoopbackServer.Step] {
    guard let start = request.rangeStart else { return whole(body, headers: headers) }
    guard start < body.count else {
      return whole([], status: "416 Range Not Satisfiable", headers: headers)
    }
    return whole(
      Array(body[start...]), status: "206 Partial Content",
      headers: headers + ["Content-Range: bytes \(start)-\(body.count - 1)/\(body.count)"])
  }

  /// An answer without a body.
  static func empty(_ status: String, headers: [String] = []) -> [LoopbackServer.Step] {
    whole([], status: status, headers: headers)
  }

  /// What hotels answer to everything.
  static let page = Array("\n<!DOCTYPE html><html><body>Please log in</body></html>".utf8)
}
