/// Entropy-coded data of a JPEG: the highest bit of a byte first, a zero stuffed behind 0xFF.
struct EntropyStream {
  private var bytes: [UInt8] = []
  private var waiting = 0
  private var waitingCount = 0

  /// Appends the code of a symbol.
  mutating func append(_ code: HuffmanCode, _ symbol: UInt8) {
    let found = code.code(of: symbol)
    append(bits: found.code, count: found.length)
  }

  /// Appends a value in its size of bits; a negative one less 1, so that its highest bit is 0.
  mutating func append(_ value: Int, size: Int) {
    append(bits: value < 0 ? value - 1 + (1 << size) : value, count: size)
  }

  /// Fills the last byte with ones.
  ///
  /// - Returns: All bytes.
  consuming func finished() -> [UInt8] {
    if waitingCount > 0 { append(bits: 0x7F, count: 8 - waitingCount) }
    return bytes
  }

  private mutating func append(bits: Int, count: Int) {
    waiting = waiting << count | bits & ((1 << count) - 1)
    waitingCount += count
    while waitingCount >= 8 {
      let byte = UInt8(truncatingIfNeeded: waiting >> (waitingCount - 8))
      bytes.append(byte)
      if byte == 0xFF { bytes.append(0) }
      waitingCount -= 8
    }
    waiting &= (1 << waitingCount) - 1
  }
}
