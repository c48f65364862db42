/// Zeroes a share of the values at random while training and scales up the others: Srivastava et
/// al., "Dropout" (2014). Inference does without.
enum Dropout {
  /// Draws the factor of each value: 0, or what keeps the expected value.
  ///
  /// - Parameters:
  ///   - rate: The share that is zeroed, in 0 ..< 1.
  ///   - factors: Filled up to `count`.
  static func draw(
    rate: Float, count: Int, into factors: FloatBuffer,
    using generator: inout some RandomNumberGenerator
  ) {
    let kept = 1 / (1 - rate)
    for index in 0..<count {
      unsafe factors.base[index] = generator.uniform() < rate ? 0 : kept
    }
  }

  /// Multiplies values (or their slopes) by the factors.
  static func apply(_ factors: FloatBuffer, count: Int, to values: FloatBuffer) {
    for index in 0..<count { unsafe values.base[index] *= factors.base[index] }
  }
}
