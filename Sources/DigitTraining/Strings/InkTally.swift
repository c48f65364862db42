/// Whose ink the pixels of a piece of a picture are, in numbers.
struct InkTally: Hashable, Sendable {
  /// All pixels of the piece.
  private(set) var pixels = 0

  /// Those that are a digit's ink, or lie beside it.
  private(set) var digitPixels = 0

  /// For each digit the pixels of its ink; where digits cross, a pixel counts for each.
  private(set) var held = SIMD16<Int32>()

  /// For each digit the pixels of its ink or beside it.
  private(set) var near = SIMD16<Int32>()

  /// Counts a pixel.
  ///
  /// - Parameters:
  ///   - owners: Whose ink it is, a bit for each digit.
  ///   - neighbors: Whose ink it is or lies beside.
  mutating func add(owners: UInt16, near neighbors: UInt16) {
    pixels += 1
    var left = neighbors & ~SyntheticDrawing.foreignBit
    if left != 0 { digitPixels += 1 }
    while left != 0 {
      let digit = left.trailingZeroBitCount
      near[digit] += 1
      if owners >> digit & 1 == 1 { held[digit] += 1 }
      left &= left - 1
    }
  }

  static func += (tally: inout InkTally, other: InkTally) {
    tally.pixels += other.pixels
    tally.digitPixels += other.digitPixels
    tally.held &+= other.held
    tally.near &+= other.near
  }
}
