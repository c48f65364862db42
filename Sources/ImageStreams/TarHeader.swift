/// The header of a file in a tar archive (POSIX.1, ustar), as far as reading files needs it.
struct TarHeader: Hashable, Sendable {
  /// The size of a header, of which the data that follow are a multiple.
  static let blockSize = 512

  /// `ustar`, where it stands in a header.
  static let magic = Array("ustar".utf8)
  static let magicOffset = 257

  /// What the header announces.
  enum Kind: Hashable, Sendable {
    /// A file, with its data.
    case file

    /// Another name for a file that came before: no data.
    case link

    /// A directory or something else without data.
    case other

    /// The name of the next file is the data (GNU).
    case longName

    /// Records about the next file are the data (pax).
    case extendedHeader

    /// Data that are no file's.
    case skippedData
  }

  var name: [UInt8]
  var size: Int
  var kind: Kind

  /// The bytes to the next header, after this one.
  var paddedSize: Int { (size + Self.blockSize - 1) / Self.blockSize * Self.blockSize }

  /// Reads a header.
  ///
  /// - Returns: `nil` where the checksum does not hold or the size is no number.
  init?(at offset: Int, in buffer: StreamBuffer) {
    guard offset + Self.blockSize <= buffer.end else { return nil }
    let block = buffer.copy(offset..<offset + Self.blockSize)
    guard let checksum = Self.number(block[148..<156]), checksum == Self.sum(block),
      let size = Self.number(block[124..<136]), size >= 0, size <= Self.largestSize
    else { return nil }
    name = Array(block[..<100].prefix { $0 != 0 })
    // Only the standard's header has a prefix; GNU's has other things at its place.
    if block[257..<263].elementsEqual(Self.magic + [0]) {
      let prefix = block[345..<500].prefix { $0 != 0 }
      if !prefix.isEmpty { name = prefix + [UInt8(ascii: "/")] + name }
    }
    kind =
      switch block[156] {
      case 0, UInt8(ascii: "0"), UInt8(ascii: "7"): .file
      case UInt8(ascii: "1"), UInt8(ascii: "2"): .link
      case UInt8(ascii: "3")...UInt8(ascii: "6"): .other
      case UInt8(ascii: "L"): .longName
      case UInt8(ascii: "x"): .extendedHeader
      default: .skippedData
      }
    self.size = kind == .link || kind == .other ? 0 : size
    // Before there was a type for directories their names ended in a slash.
    if kind == .file, name.last == UInt8(ascii: "/") { kind = .skippedData }
  }

  /// Far more than any disk holds, and far from where sums of sizes overflow.
  static let largestSize = 1 << 56

  /// The sum of the bytes, those of the checksum itself taken as spaces.
  private static func sum(_ block: [UInt8]) -> Int {
    block.indices.reduce(0) { $0 + ((148..<156).contains($1) ? 0x20 : Int(block[$1])) }
  }

  /// A number in octal digits, or in binary where the highest bit is set (GNU).
  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    guard let first = field.first else { return nil }
    if first & 0x80 != 0 {
      var value = Int(first & 0x7F)
      for byte in field.dropFirst() {
        guard value <= largestSize else { return nil }
        value = value << 8 | Int(byte)
      }
      return value
    }
    let digits = field.drop { $0 == 0x20 }.prefix { $0 != 0x20 && $0 != 0 }
    if digits.isEmpty { return 0 }
    var value = 0
    for digit in digits {
      guard 0x30...0x37 ~= digit else { return nil }
      value = value << 3 | Int(digit - 0x30)
    }
    return value
  }
}
