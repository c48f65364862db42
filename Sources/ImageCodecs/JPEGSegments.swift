/// The segments of a JPEG before its first scan, as far as libjpeg is not asked about them.
enum JPEGSegments {
  private static let exifHeader = Array("Exif\0\0".utf8)

  /// The EXIF data (in APP1) of a JPEG.
  ///
  /// - Parameter bytes: A JPEG file.
  /// - Returns: The TIFF file in it, or `nil` where there is none or it is cut short.
  /// - Complexity: O(segments before the first scan), with any bytes between them.
  static func exif(in bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let fields = BoundedBytes(bytes[...], order: .bigEndian)
    var offset = 2
    while let marker = nextMarker(in: bytes, from: &offset) {
      // SOI, TEM and RST0 to RST7 stand alone; with SOS the scans begin, with EOI all ends.
      if marker == 0x01 || 0xD0...0xD8 ~= marker { continue }
      if marker == 0xDA || marker == 0xD9 { return nil }
      guard let length = fields.uint16(at: offset), length >= 2 else { return nil }
      if marker == 0xE1, let data = fields.bytes(at: offset + 2, count: length - 2),
        data.starts(with: exifHeader)
      {
        return data.dropFirst(exifHeader.count)
      }
      offset += length
    }
    return nil
  }

  /// Finds a marker and steps behind it; bytes before it are skipped, as libjpeg does.
  private static func nextMarker(in bytes: [UInt8], from offset: inout Int) -> UInt8? {
    while offset < bytes.count - 1 {
      if bytes[offset] == 0xFF, bytes[offset + 1] != 0xFF, bytes[offset + 1] != 0 {
        offset += 2
        return bytes[offset - 1]
      }
      offset += 1
    }
    return nil
  }
}
