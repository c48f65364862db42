// Own draws, not the standard library's: those may take their bits otherwise in its next version,
// and then a seed would stand for another picture.

extension RandomNumberGenerator {
  /// Draws a number from 0 up to, not including, 1.
  mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Draws a number of a range, each as likely as another.
  mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  /// Draws a number around 0 with a standard deviation, near to normally distributed and never
  /// further out than six deviations.
  ///
  /// A sum of twelve uniform numbers: it needs no logarithm, whose last bit differs between systems.
  mutating func normal(deviation: Double) -> Double {
    let sum = (0..<12).reduce(0) { sum, _ in sum + unit() }
    return (sum - 6) * deviation
  }

  /// Draws an index below a count.
  mutating func index(below count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// Draws `true` with a probability.
  mutating func chance(_ probability: Double) -> Bool {
    unit() < probability
  }
}
