/// A zip archive of members that are stored as they are.
struct StoredZip {
  var bytes: [UInt8] = []

  init(_ members: [(name: String, content: [UInt8])]) {
    var directory: [UInt8] = []
    for (name, content) in members {
      let common =
        Self.number(20, 2) + Self.number(0, 2) + Self.number(0, 2) + Self.number(0, 4)
        + Self.number(Int(Self.checksum(content)), 4) + Self.number(content.count, 4)
        + Self.number(content.count, 4) + Self.number(name.utf8.count, 2) + Self.number(0, 2)
      directory +=
        [0x50, 0x4B, 1, 2] + Self.number(20, 2) + common + Self.number(0, 10)
        + Self.number(bytes.count, 4) + Array(name.utf8)
      bytes += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + content
    }
    let start = bytes.count
    bytes += directory
    bytes +=
      [0x50, 0x4B, 5, 6] + Self.number(0, 4) + Self.number(members.count, 2)
      + Self.number(members.count, 2) + Self.number(directory.count, 4) + Self.number(start, 4)
      + Self.number(0, 2)
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 < 8 ? value >> (8 * $0) : 0) }
  }

  /// CRC-32, bit by bit.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in
        crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1
      }
    }
  }
}
