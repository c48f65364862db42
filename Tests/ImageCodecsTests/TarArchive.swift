/// The regular files of a ustar archive (POSIX.1, pax): as much of the format as an archive of test
/// pictures uses.
struct TarArchive {
  struct Entry {
    let path: String
    let bytes: [UInt8]
  }

  let entries: [Entry]

  /// Reads an archive; entries that are no regular files are left out, and a long name (of GNU tar)
  /// is heeded.
  init(_ bytes: [UInt8]) {
    var entries: [Entry] = []
    var longName: String?
    var offset = 0
    while offset + 512 <= bytes.count, bytes[offset] != 0 {
      let size = Int(Self.text(bytes[offset + 124..<offset + 136]), radix: 8) ?? 0
      let type = bytes[offset + 156]
      let prefix = Self.text(bytes[offset + 345..<offset + 500])
      let name = Self.text(bytes[offset..<offset + 100])
      let content = bytes[offset + 512..<min(offset + 512 + size, bytes.count)]
      switch type {
      case UInt8(ascii: "L"):
        longName = Self.text(content)
      case UInt8(ascii: "0"), 0:
        let path = longName ?? (prefix.isEmpty ? name : "\(prefix)/\(name)")
        entries.append(Entry(path: path, bytes: Array(content)))
        longName = nil
      default:
        longName = nil
      }
      offset += 512 + (size + 511) / 512 * 512
    }
    self.entries = entries
  }

  /// The characters up to a zero or a trailing space.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    return String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
