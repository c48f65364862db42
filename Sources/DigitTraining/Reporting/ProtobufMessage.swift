/// A message in the wire format of Protocol Buffers: what TensorBoard's events need of it.
struct ProtobufMessage: Sendable {
  /// The message so far.
  private(set) var bytes: [UInt8] = []

  /// Adds a whole number that is not negative.
  mutating func add(_ field: Int, integer value: Int) {
    key(field, 0)
    variable(UInt64(value))
  }

  /// Adds a number of 64 bits.
  mutating func add(_ field: Int, _ value: Double) {
    key(field, 1)
    let bits = value.bitPattern
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) }
  }

  /// Adds a number of 32 bits.
  mutating func add(_ field: Int, _ value: Float) {
    key(field, 5)
    let bits = value.bitPattern
    bytes += (0..<4).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) }
  }

  /// Adds bytes, such as those of text or of another message.
  mutating func add(_ field: Int, bytes value: [UInt8]) {
    key(field, 2)
    variable(UInt64(value.count))
    bytes += value
  }

  private mutating func key(_ field: Int, _ wireType: Int) {
    variable(UInt64(field << 3 | wireType))
  }

  private mutating func variable(_ value: UInt64) {
    var rest = value
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// The value of the first field of a number, if it is a whole number.
  ///
  /// - Parameters:
  ///   - field: The field's number.
  ///   - bytes: A message, which may be damaged.
  /// - Returns: The value; `nil` if it is absent, or the message cannot be read as far as there.
  static func integer(_ field: Int, in bytes: ArraySlice<UInt8>) -> UInt64? {
    var rest = bytes
    func variable() -> UInt64? {
      var value: UInt64 = 0
      var shift: UInt64 = 0
      while shift < 64, let byte = rest.popFirst() {
        value |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
      return nil
    }
    while let key = variable() {
      switch key & 7 {
      case 0:
        guard let value = variable() else { return nil }
        if key >> 3 == UInt64(field) { return value }
      case 1: rest = rest.dropFirst(8)
      case 2:
        guard let count = variable(), count <= UInt64(rest.count) else { return nil }
        rest = rest.dropFirst(Int(count))
      case 5: rest = rest.dropFirst(4)
      default: return nil
      }
    }
    return nil
  }
}
