/// The chunks of a PNG, as far as libpng is not asked about them.
enum PNGChunks {
  /// More than any camera writes into a JPEG, from where such data come.
  private static let maximumEXIFBytes = 1 << 16

  /// The EXIF data (`eXIf`) of a PNG, before or after its pixels.
  ///
  /// - Parameter bytes: A PNG file.
  /// - Returns: The TIFF file in it, or `nil` where there is none, it is cut short or its checksum
  ///   does not hold.
  /// - Complexity: O(chunks).
  static func exif(in bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let fields = BoundedBytes(bytes[...], order: .bigEndian)
    var offset = Signature.png.count
    while let length = fields.uint32(at: offset),
      let type = fields.bytes(at: offset + 4, count: 4), !type.elementsEqual("IEND".utf8)
    {
      if type.elementsEqual("eXIf".utf8) {
        guard length <= maximumEXIFBytes,
          let checked = fields.bytes(at: offset + 4, count: 4 + length),
          let checksum = fields.uint32(at: offset + 8 + length),
          crc32(of: checked) == UInt32(checksum)
        else { return nil }
        return checked.dropFirst(4)
      }
      offset += 12 + length
    }
    return nil
  }

  /// The checksum of a chunk's type and data (PNG, annex D), bit by bit: it is only ever taken of a
  /// few bytes.
  private static func crc32(of bytes: ArraySlice<UInt8>) -> UInt32 {
    var remainder = UInt32.max
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 {
        remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1
      }
    }
    return ~remainder
  }
}
