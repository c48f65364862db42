/// What the network says of one glyph.
public struct ClassProbabilities: Hashable, Sendable {
  /// The probability of each class, digit 0 first and what is no digit last; they sum to 1.
  public var values: [Float]

  /// Creates probabilities.
  ///
  /// - Parameter values: One probability a class, at least 10.
  public init(values: [Float]) {
    precondition(values.count >= 10, "\(values.count) classes")
    self.values = values
  }

  /// The most probable digit; the smaller of two that are equally probable.
  public var digit: Int {
    var best = 0
    for digit in 1..<10 where values[digit] > values[best] { best = digit }
    return best
  }

  /// The probability that it is no digit at all; `nil` where the model knows digits alone.
  ///
  /// It is that of the classes after the tenth.
  public var notADigit: Float? {
    values.count > 10 ? values.dropFirst(10).reduce(0, +) : nil
  }

  /// The probability of the most probable digit.
  public var confidence: Float { values[digit] }
}
