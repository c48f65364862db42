import Foundation

/// What a server said, taken apart.
struct Answer: Sendable {
  let status: Int

  /// By name in lower case.
  let headers: [String: String]
  let body: [UInt8]

  init(_ bytes: [UInt8]) throws {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else {
      throw TestFailure(
        "no answer: \(bytes.count) bytes, \(String(decoding: bytes.prefix(80), as: UTF8.self))")
    }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
      .components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count > 1, let status = Int(words[1]) else {
      throw TestFailure("no status line: \(lines[0])")
    }
    self.status = status
    headers = Dictionary(
      lines.dropFirst().compactMap { line in
        line.firstIndex(of: ":").map {
          (line[..<$0].lowercased(), line[$0...].dropFirst().trimmingCharacters(in: .whitespaces))
        }
      }, uniquingKeysWith: { first, _ in first })
    var body = Array(bytes[end.upperBound...])
    if headers["transfer-encoding"] == "chunked" { body = try Self.joined(body) }
    self.body = body
  }

  private static func joined(_ chunks: [UInt8]) throws -> [UInt8] {
    var rest = chunks[...]
    var body: [UInt8] = []
    while let line = rest.firstRange(of: Array("\r\n".utf8)) {
      let text = String(decoding: rest[..<line.lowerBound], as: UTF8.self)
      guard let size = Int(text, radix: 16), size <= rest.count else { break }
      if size == 0 { return body }
      body += rest[line.upperBound..<line.upperBound + size]
      rest = rest[(line.upperBound + size + 2)...]
    }
    throw TestFailure("chunks that do not end")
  }

  var text: String { String(decoding: body, as: UTF8.self) }

  /// The body, parsed.
  var json: JSON? { JSON(body) }

  /// Of a stream, each line parsed.
  var lines: [JSON?] { text.split(separator: "\n").map { JSON($0.utf8) } }

  /// A text field of the body's object.
  subscript(name: String) -> String? { json?[name]?.text }

  var code: String? { self["code"] }
}
