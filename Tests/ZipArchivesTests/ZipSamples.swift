/// Zip archives, put together by the byte.
enum ZipSamples {
  /// What is wrong with an archive.
  enum Change {
    case none
    case encrypted
    case method(Int)

    /// The directory says that it has so many members.
    case count(Int)

    /// Sizes and places are told in 64 bits.
    case sixtyFourBits
  }

  private struct Member {
    var name: String
    var packed: [UInt8]
    var size: Int
    var checksum: UInt32
    var method: Int
  }

  /// `stored.txt` as it is, and a million bytes that deflate makes 1,965 of.
  static let storedAndDeflated = bytes([small, deflated])

  /// The same, but the directory says that the million is ten.
  static let lyingAboutSize: [UInt8] = {
    var liar = deflated
    liar.size = 10
    return bytes([small, liar])
  }()

  static let sixtyFourBits = bytes([small], .sixtyFourBits)

  /// One member, stored as it is.
  static func stored(name: String, content: [UInt8], _ change: Change = .none) -> [UInt8] {
    bytes([member(name, content)], change)
  }

  private static let small = member("stored.txt", Array("stored as it is\n".utf8))

  /// `0123456789`, a hundred thousand times, as zlib packs it.
  private static let deflated = Member(
    name: "folder/deflated.txt",
    packed: [
      0xED, 0xC6, 0x49, 0x01, 0x00, 0x20, 0x08, 0x00, 0xB0, 0x4A, 0x78, 0x20, 0xDA, 0xBF, 0x98,
      0x41,
      0xD8, 0x5E, 0x8B, 0x31, 0xD7, 0xCE, 0x53, 0xF7, 0x85,
    ] + [UInt8](repeating: 0x99, count: 1937) + [0x35, 0xDB, 0x07],
    size: 1_000_000, checksum: 0x30E3_9C7F, method: 8)

  private static func member(_ name: String, _ content: [UInt8]) -> Member {
    Member(
      name: name, packed: content, size: content.count, checksum: checksum(content), method: 0)
  }

  private static func bytes(_ members: [Member], _ change: Change = .none) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    var flags = 0
    var isLong = false
    var count = members.count
    if case .encrypted = change { flags = 1 }
    if case .count(let told) = change { count = told }
    if case .sixtyFourBits = change { isLong = true }
    for member in members {
      var method = member.method
      if case .method(let other) = change { method = other }
      let extra =
        isLong
        ? number(1, 2) + number(24, 2) + number(member.size, 8) + number(member.packed.count, 8)
          + number(bytes.count, 8) : []
      let packing = number(20, 2) + number(flags, 2) + number(method, 2) + number(0, 4)
      let sizes =
        isLong
        ? number(0xFFFF_FFFF, 4) + number(0xFFFF_FFFF, 4)
        : number(member.packed.count, 4) + number(member.size, 4)
      let name = Array(member.name.utf8)
      let lengths = number(name.count, 2)
      directory +=
        [0x50, 0x4B, 1, 2] + number(20, 2) + packing + number(Int(member.checksum), 4) + sizes
        + lengths + number(extra.count, 2) + number(0, 10)
        + number(isLong ? 0xFFFF_FFFF : bytes.count, 4) + name + extra
      bytes +=
        [0x50, 0x4B, 3, 4] + packing + number(Int(member.checksum), 4) + sizes + lengths
        + number(0, 2) + name + member.packed
    }
    let start = bytes.count
    bytes += directory
    if isLong {
      let record = bytes.count
      bytes +=
        [0x50, 0x4B, 6, 6] + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8)
        + number(count, 8) + number(count, 8) + number(directory.count, 8) + number(start, 8)
      bytes += [0x50, 0x4B, 6, 7] + number(0, 4) + number(record, 8) + number(1, 4)
    }
    return bytes + [0x50, 0x4B, 5, 6] + number(0, 4)
      + number(isLong ? 0xFFFF : count, 2) + number(isLong ? 0xFFFF : count, 2)
      + number(isLong ? 0xFFFF_FFFF : directory.count, 4)
      + number(isLong ? 0xFFFF_FFFF : start, 4) + number(0, 2)
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 < 8 ? value >> (8 * $0) : 0) }
  }

  /// CRC-32, bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in
        crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1
      }
    }
  }
}
