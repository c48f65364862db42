/// Bits on their way into bytes, the least significant bit of a byte first, as in deflate.
struct BitStream {
  private(set) var bytes: [UInt8] = []
  private var waiting: UInt64 = 0
  private var waitingCount = 0

  /// Appends the low bits of a value, the lowest first.
  mutating func append(_ value: Int, count: Int) {
    waiting |= UInt64(value) << UInt64(waitingCount)
    waitingCount += count
    while waitingCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: waiting))
      waiting >>= 8
      waitingCount -= 8
    }
  }

  /// Appends a Huffman code, whose highest bit comes first.
  mutating func append(code: Int, count: Int) {
    for bit in (0..<count).reversed() { append(code >> bit & 1, count: 1) }
  }

  /// Fills the last byte with zeros.
  mutating func finish() {
    if waitingCount > 0 { append(0, count: 8 - waitingCount) }
  }
}
