internal import FileSystem
internal import ImageCodecs

/// One line of a ledger. The format, number 1:
///
/// Fields are separated by tabs, and the last one is the `ContentHash` of all before it, so that a
/// line that was not written whole is known as such. Paths have `%` and two hexadecimal digits for
/// every byte outside of `!`…`~` and for `%` itself.
///
/// - `digits-ledger`, `1`, the hash of the settings that results depend on: the first line.
/// - `output`, the size of the file that results are added to, its path (empty for a directory):
///   where a run began.
/// - `read`, `failed` or `absent`, the content's hash, the size of the output with this result, the
///   number of the mention, the path: an input that is done.
enum LedgerLine: Hashable, Sendable {
  case heading(settings: ContentHash)
  case output(path: FilePath, size: Int)
  case entry(LedgerEntry, outputSize: Int)

  /// The line with the line feed that ends it.
  var bytes: [UInt8] {
    let fields: [[UInt8]] =
      switch self {
      case .heading(let settings):
        [Array("digits-ledger".utf8), Array("1".utf8), Array(settings.description.utf8)]
      case .output(let path, let size):
        [Array("output".utf8), Array(String(size).utf8), Self.escape(path)]
      case .entry(let entry, let outputSize):
        [
          Array(entry.ending.rawValue.utf8), Array(entry.content.description.utf8),
          Array(String(outputSize).utf8), Array(String(entry.key.mention).utf8),
          Self.escape(entry.key.path),
        ]
      }
    let line = Array(fields.joined(separator: [Self.tab])) + [Self.tab]
    return line + ContentHash(of: line).description.utf8 + [UInt8(ascii: "\n")]
  }

  /// Reads a line.
  ///
  /// - Parameter bytes: The line without its line feed; `nil` is given for one that is damaged.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count > 32 else { return nil }
    let line = Array(bytes.dropLast(32))
    guard ContentHash(of: line).description.utf8.elementsEqual(bytes.suffix(32)) else {
      return nil
    }
    let fields = line.split(separator: Self.tab, omittingEmptySubsequences: false).dropLast()
    let texts = fields.map { String(decoding: $0, as: UTF8.self) }
    switch texts.first {
    case "digits-ledger":
      guard texts.count == 3, texts[1] == "1", let settings = ContentHash(texts[2]) else {
        return nil
      }
      self = .heading(settings: settings)
    case "output":
      guard texts.count == 3, let size = Int(texts[1]), size >= 0 else { return nil }
      self = .output(path: Self.unescape(texts[2]), size: size)
    case let word?:
      guard texts.count == 5, let ending = LedgerEntry.Ending(rawValue: word),
        let content = ContentHash(texts[1]), let size = Int(texts[2]), size >= 0,
        let mention = Int(texts[3])
      else { return nil }
      let key = LedgerEntry.Key(path: Self.unescape(texts[4]), mention: mention)
      self = .entry(LedgerEntry(key: key, ending: ending, content: content), outputSize: size)
    case nil:
      return nil
    }
  }

  private static let tab = UInt8(ascii: "\t")
  private static let percent = UInt8(ascii: "%")
  private static let hexadecimals = Array("0123456789ABCDEF".utf8)

  private static func escape(_ path: FilePath) -> [UInt8] {
    var escaped: [UInt8] = []
    for byte in path.bytes {
      if byte > 0x20, byte < 0x7F, byte != percent {
        escaped.append(byte)
      } else {
        escaped += [percent, hexadecimals[Int(byte >> 4)], hexadecimals[Int(byte & 15)]]
      }
    }
    return escaped
  }

  private static func unescape(_ text: String) -> FilePath {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == percent, digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return FilePath(bytes: bytes)
  }
}
