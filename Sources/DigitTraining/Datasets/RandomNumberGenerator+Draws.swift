internal import NeuralNetwork

// Only sums, products and roots: the system's logarithm and exponential differ in their last bits
// from system to system.

extension RandomNumberGenerator {
  /// Draws an index below a count.
  mutating func index(below count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// Draws `true` with a probability.
  mutating func chance(_ probability: Float) -> Bool { uniform() < probability }

  /// Draws a whole number of a range, each as likely as another.
  mutating func whole(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + index(below: range.count)
  }

  /// Draws a number around 0 with a standard deviation, near to normally distributed and never
  /// farther out than 3.5 deviations.
  mutating func normal(deviation: Float) -> Float {
    // The sum of four uniform numbers deviates by √(4/12).
    let sum = uniform() + uniform() + uniform() + uniform()
    return (sum - 2) * Float(3).squareRoot() * deviation
  }

  /// Draws a number of a range so that each ratio is as likely as another.
  ///
  /// - Parameter range: The least, above 0, and the greatest.
  /// - Returns: A number of the range.
  mutating func logUniform(in range: ClosedRange<Float>) -> Float {
    // The ratio of greatest and least, to a power of sixteen binary digits.
    var root = range.upperBound / range.lowerBound
    var value = range.lowerBound
    let digits = next()
    for digit in 0..<UInt64(16) {
      root = root.squareRoot()
      if digits >> (63 - digit) & 1 == 1 { value *= root }
    }
    return value
  }
}
