/// Numbers in bytes from outside: an offset past the end gives `nil`, never a trap.
struct BoundedBytes {
  enum Order {
    case bigEndian
    case littleEndian
  }

  private let bytes: ArraySlice<UInt8>
  private let order: Order

  /// Offsets count from the first of these bytes.
  init(_ bytes: ArraySlice<UInt8>, order: Order) {
    self.bytes = bytes
    self.order = order
  }

  func uint8(at offset: Int) -> Int? {
    guard offset >= 0, offset < bytes.count else { return nil }
    return Int(bytes[bytes.startIndex + offset])
  }

  func uint16(at offset: Int) -> Int? {
    guard offset >= 0, let first = uint8(at: offset), let second = uint8(at: offset + 1) else {
      return nil
    }
    return order == .bigEndian ? first << 8 | second : second << 8 | first
  }

  func uint32(at offset: Int) -> Int? {
    guard offset >= 0, let first = uint16(at: offset), let second = uint16(at: offset + 2) else {
      return nil
    }
    return order == .bigEndian ? first << 16 | second : second << 16 | first
  }

  /// The bytes of a range, if all of it is there.
  func bytes(at offset: Int, count: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else {
      return nil
    }
    let start = bytes.startIndex + offset
    return bytes[start..<start + count]
  }
}
