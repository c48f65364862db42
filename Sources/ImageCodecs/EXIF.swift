/// The one thing wanted of EXIF data, which are a TIFF file (TIFF 6.0, section 2): the orientation.
enum EXIF {
  private static let orientationTag = 0x0112

  /// The orientation that the first directory of a TIFF file names.
  ///
  /// - Parameter tiff: The bytes from the TIFF header on.
  /// - Returns: The orientation, or `nil` where the bytes are no TIFF file, name none or name one
  ///   that does not exist.
  /// - Complexity: O(entries of the directory), at most 65,535.
  static func orientation(in tiff: ArraySlice<UInt8>) -> Orientation? {
    guard let order = byteOrder(of: tiff) else { return nil }
    let fields = BoundedBytes(tiff, order: order)
    guard fields.uint16(at: 2) == 42, let directory = fields.uint32(at: 4),
      let count = fields.uint16(at: directory)
    else { return nil }
    for entry in 0..<count {
      let start = directory + 2 + entry * 12
      guard let tag = fields.uint16(at: start) else { return nil }
      guard tag == orientationTag else { continue }
      return value(of: fields, at: start).flatMap(Orientation.init(rawValue:))
    }
    return nil
  }

  /// The value of an entry with one number in it: SHORT by the standard, though some writers use
  /// LONG or BYTE.
  private static func value(of fields: BoundedBytes, at entry: Int) -> Int? {
    guard let type = fields.uint16(at: entry + 2), let count = fields.uint32(at: entry + 4),
      count >= 1
    else { return nil }
    switch type {
    case 1: return fields.uint8(at: entry + 8)
    case 3: return fields.uint16(at: entry + 8)
    case 4: return fields.uint32(at: entry + 8)
    default: return nil
    }
  }

  private static func byteOrder(of tiff: ArraySlice<UInt8>) -> BoundedBytes.Order? {
    if tiff.starts(with: [0x49, 0x49]) { return .littleEndian }
    if tiff.starts(with: [0x4D, 0x4D]) { return .bigEndian }
    return nil
  }
}
