internal import Raster

extension Mask {
  /// The mask with rows and columns exchanged.
  ///
  /// Blocks of 64×64 pixels are transposed in place by exchanging ever smaller quarters: Warren,
  /// "Hacker's Delight", 2002, 7-3.
  ///
  /// - Returns: A mask as wide as this is high.
  /// - Complexity: O(words), times six.
  func transposed() -> Mask {
    var result = Mask(width: height, height: width)
    var block: [UInt64] = Array(repeating: 0, count: 64)
    let source = words.span
    for blockY in 0..<result.wordsPerRow {
      for blockX in 0..<wordsPerRow {
        let rows = min(64, height - blockY << 6)
        var any: UInt64 = 0
        for y in 0..<rows {
          block[y] = source[(blockY << 6 + y) * wordsPerRow + blockX]
          any |= block[y]
        }
        guard any != 0 else { continue }
        for y in rows..<64 { block[y] = 0 }
        transposeBlock(&block)
        for x in 0..<min(64, width - blockX << 6) {
          result.words[(blockX << 6 + x) * result.wordsPerRow + blockY] = block[x]
        }
      }
    }
    return result
  }
}

/// Transposes 64 rows of 64 bits, the least significant bit leftmost.
private func transposeBlock(_ block: inout [UInt64]) {
  var rows = block.mutableSpan
  var half = 32
  var mask: UInt64 = 0x0000_0000_FFFF_FFFF
  while half > 0 {
    var row = 0
    while row < 64 {
      let low = rows[row]
      let high = rows[row | half]
      let exchanged = (low >> UInt64(half) ^ high) & mask
      rows[row] = low ^ exchanged << UInt64(half)
      rows[row | half] = high ^ exchanged
      row = ((row | half) &+ 1) & ~half
    }
    half >>= 1
    mask ^= mask << UInt64(half)
  }
}
