/// EXIF data with an orientation in them, right or wrong: a TIFF file.
public enum EXIFData {
  /// Makes EXIF data.
  ///
  /// - Parameters:
  ///   - orientation: The value of the orientation.
  ///   - isBigEndian: Whether the greatest byte of a number comes first.
  ///   - type: The TIFF type of the value: 3 is SHORT, as it should be; 1 BYTE, 4 LONG.
  ///   - count: How many values are declared.
  ///   - entryCount: How many entries are declared; there are two.
  ///   - directoryOffset: Where the directory is declared to begin.
  /// - Returns: The TIFF file.
  public static func orientation(
    _ orientation: UInt32, isBigEndian: Bool = true, type: UInt16 = 3, count: UInt32 = 1,
    entryCount: UInt16 = 2, directoryOffset: UInt32 = 8
  ) -> [UInt8] {
    func number(_ value: some FixedWidthInteger) -> [UInt8] {
      isBigEndian ? bigEndian(value) : bigEndian(value).reversed()
    }
    let value: [UInt8] =
      switch type {
      case 1: [UInt8(truncatingIfNeeded: orientation), 0, 0, 0]
      case 3: number(UInt16(truncatingIfNeeded: orientation)) + [0, 0]
      default: number(orientation)
      }
    let beginning: [UInt8] = isBigEndian ? [0x4D, 0x4D] : [0x49, 0x49]
    return beginning + number(UInt16(42)) + number(directoryOffset)
      + number(entryCount)
      + number(UInt16(0x0100)) + number(UInt16(4)) + number(UInt32(1)) + number(UInt32(640))
      + number(UInt16(0x0112)) + number(type) + number(count) + value
      + number(UInt32(0))
  }
}
