/// The checksum of PNG chunks (PNG specification, annex D), taken while bytes arrive.
struct CRC32: Sendable {
  private var remainder = UInt32.max

  /// The checksum of the bytes so far.
  var value: UInt32 { ~remainder }

  /// Takes the bytes of a range.
  mutating func take(_ range: Range<Int>, of buffer: StreamBuffer) {
    var remainder = remainder
    for offset in range {
      remainder = Self.table[Int((remainder ^ UInt32(buffer[offset])) & 0xFF)] ^ remainder >> 8
    }
    self.remainder = remainder
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { remainder, _ in
      remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1
    }
  }
}
