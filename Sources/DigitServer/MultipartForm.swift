internal import HTTPTypes

/// The parts of a `multipart/form-data` body (RFC 7578): their file names and their bytes.
struct MultipartForm {
  struct Part {
    var name: String
    var bytes: [UInt8]
  }

  private(set) var parts: [Part] = []

  /// The boundary that a content type names.
  static func boundary(in contentType: String) -> String? {
    for parameter in contentType.split(separator: ";").dropFirst() {
      let pair = parameter.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].trimmed.lowercased() == "boundary" else { continue }
      let value = pair[1].trimmed
      let bare =
        value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1
        ? String(value.dropFirst().dropLast()) : value
      return (1...70).contains(bare.utf8.count) ? bare : nil
    }
    return nil
  }

  init(_ body: [UInt8], boundary: String, maximumParts: Int) throws {
    let delimiter = Array("--\(boundary)".utf8)
    var position = Self.find(delimiter, in: body, from: 0)
    guard var at = position else {
      throw ServiceError.badRequest("bad_multipart", "the boundary does not occur")
    }
    while true {
      at += delimiter.count
      if body[at...].starts(with: Array("--".utf8)) { break }
      guard body[at...].starts(with: Array("\r\n".utf8)) else {
        throw ServiceError.badRequest("bad_multipart", "a boundary is not followed by a line break")
      }
      at += 2
      // A part without headers begins with the empty line at once.
      let hasHeaders = !body[at...].starts(with: Array("\r\n".utf8))
      guard
        let end = hasHeaders ? Self.find(Array("\r\n\r\n".utf8), in: body, from: at) : at - 2,
        end - at < 16_384
      else { throw ServiceError.badRequest("bad_multipart", "a part's headers do not end") }
      let headers = end > at ? String(decoding: body[at..<end], as: UTF8.self) : ""
      let start = end + 4
      position = Self.find(Array("\r\n".utf8) + delimiter, in: body, from: min(start, body.count))
      guard let next = position, start <= next else {
        throw ServiceError.badRequest("bad_multipart", "a part does not end")
      }
      guard parts.count < maximumParts else { throw ServiceError.tooManyImages(maximumParts) }
      parts.append(
        Part(
          name: Self.fileName(in: headers) ?? "part-\(parts.count)",
          bytes: Array(body[start..<next])))
      at = next + 2
    }
    if parts.isEmpty { throw ServiceError.badRequest("bad_multipart", "there is no part") }
  }

  private static func fileName(in headers: String) -> String? {
    guard let range = headers.firstRange(of: "filename=\"") else { return nil }
    let rest = headers[range.upperBound...]
    guard let end = rest.firstIndex(of: "\"") else { return nil }
    return String(rest[..<end])
  }

  private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard start <= bytes.count - pattern.count, let first = pattern.first else { return nil }
    var index = start
    let last = bytes.count - pattern.count
    while index <= last {
      guard let candidate = bytes[index...last].firstIndex(of: first) else { return nil }
      if bytes[candidate...].starts(with: pattern) { return candidate }
      index = candidate + 1
    }
    return nil
  }
}

extension StringProtocol {
  /// Without spaces and tabs at both ends.
  var trimmed: String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    return String(String(drop(while: isSpace)).reversed().drop(while: isSpace).reversed())
  }
}
