/// Grain: a random change of every level, each on its own.
enum InkNoise {
  /// Adds noise of a triangular density, near enough to a Gaussian's: two uniform numbers' sum.
  ///
  /// - Parameters:
  ///   - deviation: The standard deviation, as a share of full ink.
  ///   - output: 784 levels, 0 to 1, and so they stay.
  ///   - generator: Where randomness comes from.
  static func add(
    deviation: Float, to output: inout ArraySlice<Float>,
    using generator: inout some RandomNumberGenerator
  ) {
    // The sum of two numbers of 16 bits deviates by √(1/6) of 2¹⁶.
    let scale = deviation * Float(6).squareRoot() / 65536
    var ink = output.mutableSpan
    for pair in 0..<392 {
      let bits = generator.next()
      let first = Int32(truncatingIfNeeded: bits & 0xFFFF) &+ Int32(bits >> 16 & 0xFFFF)
      let second = Int32(bits >> 32 & 0xFFFF) &+ Int32(bits >> 48)
      let at = 2 &* pair
      ink[at] = min(1, max(0, ink[at] + scale * Float(first &- 65535)))
      ink[at &+ 1] = min(1, max(0, ink[at &+ 1] + scale * Float(second &- 65535)))
    }
  }
}
