public import Raster

/// What was read at one place of a picture.
public struct DigitPrediction: Hashable, Sendable {
  /// A digit that it may be instead.
  public struct Alternative: Hashable, Sendable {
    /// The digit.
    public let digit: Int

    /// Its probability.
    public let probability: Float
  }

  /// The digit that it is read as, 0 to 9: the most probable one, unless what is asked of the number
  /// speaks against it.
  public let digit: Int

  /// The probability of ``digit``.
  public let confidence: Float

  /// The probability of each digit, 0 first: ten values.
  public let probabilities: [Float]

  /// The probability that it is no digit at all, 1 less all ``probabilities``; `nil` where the model
  /// knows digits alone.
  public let notADigit: Float?

  /// Where it stands, in pixels of the upright picture.
  public let bounds: Rect

  /// The index of its text line in ``Reading/lines``.
  public let line: Int

  /// The index of its number in ``Reading/numbers``.
  public let number: Int

  /// Whether it was cut out of ink that touches another digit's.
  public let isCut: Bool

  /// Whether ``confidence`` is below the reader's trust floor.
  public let isUncertain: Bool

  /// The other digits, the most probable first.
  public var alternatives: [Alternative] {
    probabilities.indices.filter { $0 != digit }
      .map { Alternative(digit: $0, probability: probabilities[$0]) }
      .sorted { $0.probability > $1.probability }
  }
}
