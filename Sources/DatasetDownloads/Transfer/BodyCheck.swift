/// Judges a body's bytes as they come.
struct BodyCheck {
  let file: RemoteFile

  /// The first bytes, as many as are needed to judge.
  private var start: [UInt8] = []

  init(_ file: RemoteFile) {
    self.file = file
  }

  /// Looks at the next bytes.
  ///
  /// - Parameters:
  ///   - bytes: What came.
  ///   - offset: Where in the file they lie.
  /// - Throws: ``TransferFailure`` where they cannot be the file's.
  mutating func look(at bytes: [UInt8], offset: Int) throws(TransferFailure) {
    let limit = file.size ?? file.limit
    guard bytes.count <= limit - offset else {
      throw TransferFailure("it sends more than \(limit) bytes", .nextMirror)
    }
    let signature = file.kind.signature
    guard offset == start.count, start.count < signature.count else { return }
    start += bytes.prefix(Self.looked - start.count)
    guard start.prefix(signature.count).elementsEqual(signature.prefix(start.count)) else {
      throw TransferFailure(Self.describe(start, not: file.kind), .nextMirror)
    }
  }

  private static let looked = 64

  /// What a file is instead, as far as its beginning tells.
  private static func describe(_ start: [UInt8], not kind: RemoteFile.Kind) -> String {
    let text = String(decoding: start, as: UTF8.self)
      .drop { $0.isWhitespace || $0 == "\u{FEFF}" }.lowercased()
    if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") {
      return "it answered with a web page"
    }
    if text.hasPrefix("<?xml") || text.hasPrefix("<error") {
      return "it answered with an XML message"
    }
    if kind == .gzip, start.starts(with: [0, 0]) {
      return "it sent the file unpacked, which has no known checksum"
    }
    let bytes = start.prefix(4).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return "it sent no \(kind) file: it begins with the bytes \(bytes.joined(separator: " "))"
  }
}
