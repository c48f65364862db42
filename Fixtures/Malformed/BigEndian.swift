/// The bytes of a number, greatest first: as PNG, JPEG and zlib write them.
func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
  (0..<value.bitWidth / 8).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
}
