/// What a classifier reaches on glyphs whose class is known.
public struct EvaluationResult: Hashable, Sendable {
  /// How often each class was taken for each.
  public var confusion: ConfusionMatrix

  /// Glyphs that were read right, out of all.
  public var right: Proportion { Proportion(confusion.correct, of: confusion.total) }

  /// The share of glyphs that were read right.
  public var accuracy: Double { right.share }

  /// The 95 % confidence interval of the accuracy, Wilson's.
  public var interval: ClosedRange<Double> { right.interval }

  /// Creates a result.
  ///
  /// - Parameter confusion: How often each class was taken for each.
  public init(confusion: ConfusionMatrix) {
    self.confusion = confusion
  }
}
