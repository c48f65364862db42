/// Little-endian numbers in bytes that were read from an archive.
struct ZipBytes {
  let bytes: [UInt8]

  /// Where in the archive the bytes begin, for errors.
  let start: Int

  /// A number of `count` bytes, or `nil` where the bytes end before it does, or where it is more
  /// than a place in a file can be.
  func number(at index: Int, count: Int) -> Int? {
    guard index >= 0, count <= bytes.count, index <= bytes.count - count else { return nil }
    var value: UInt64 = 0
    for byte in bytes[index..<index + count].reversed() { value = value << 8 | UInt64(byte) }
    return Int(exactly: value)
  }

  func number16(at index: Int) -> UInt16? { number(at: index, count: 2).map { UInt16($0) } }

  func number32(at index: Int) -> UInt32? { number(at: index, count: 4).map { UInt32($0) } }
}
