/// Records one after the other, as TensorFlow's `TFRecord` files hold them: the length of a record
/// (64 bits, little-endian), its masked checksum, the record, its masked checksum.
enum RecordFraming {
  /// A record with what frames it.
  static func frame(_ record: [UInt8]) -> [UInt8] {
    let length = littleEndian(UInt64(record.count))
    return length + littleEndian(masked(CRC32C.checksum(length))) + record
      + littleEndian(masked(CRC32C.checksum(record)))
  }

  /// The records of a file, up to the first that is cut short or damaged.
  ///
  /// - Parameter bytes: The file.
  /// - Returns: Where each record lies, and where its frame ends.
  static func records(in bytes: [UInt8]) -> [(record: Range<Int>, end: Int)] {
    var records: [(record: Range<Int>, end: Int)] = []
    var start = 0
    while bytes.count - start >= 16 {
      let length = bytes[start..<start + 8]
      let count = number(length)
      guard number(bytes[start + 8..<start + 12]) == UInt64(masked(CRC32C.checksum(length))),
        count <= UInt64(bytes.count - start - 16)
      else { break }
      let record = start + 12..<start + 12 + Int(count)
      let end = record.upperBound + 4
      guard
        number(bytes[record.upperBound..<end])
          == UInt64(masked(CRC32C.checksum(bytes[record])))
      else { break }
      records.append((record, end))
      start = end
    }
    return records
  }

  /// A checksum turned and moved, so that the checksum of data that holds checksums stays one.
  private static func masked(_ crc: UInt32) -> UInt32 {
    (crc >> 15 | crc << 17) &+ 0xA282_EAD8
  }

  private static func littleEndian(_ value: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
    (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
