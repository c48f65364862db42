/// What a classifier said of every sample it was measured on, and what follows from that.
public struct DetailedEvaluation: Sendable {
  /// What was measured on.
  public let sources: [EvaluationSource]

  /// One outcome a sample: all of the first source in the order of its indices, then of the next.
  public let outcomes: [SampleOutcome]

  /// The classes that predictions were taken from: 10, or 11 where a sample is no digit.
  public let classes: Int

  /// Whether the classifier knows what is no digit.
  public let knowsNotADigit: Bool

  /// How often each class was taken for each.
  public let confusion: ConfusionMatrix

  /// Draws conclusions from outcomes.
  ///
  /// - Parameters:
  ///   - sources: What was measured on.
  ///   - outcomes: One a sample, in the order of the sources.
  ///   - classes: The classes that predictions were taken from.
  ///   - knowsNotADigit: Whether the classifier has a class for what is no digit.
  public init(
    sources: [EvaluationSource], outcomes: [SampleOutcome], classes: Int,
    knowsNotADigit: Bool = true
  ) {
    self.sources = sources
    self.outcomes = outcomes
    self.classes = classes
    self.knowsNotADigit = knowsNotADigit
    var confusion = ConfusionMatrix(classes: classes)
    for outcome in outcomes {
      confusion.add(label: Int(outcome.label), digit: Int(outcome.prediction))
    }
    self.confusion = confusion
  }

  /// The counts alone.
  public var result: EvaluationResult { EvaluationResult(confusion: confusion) }

  /// The mean negative logarithm of the true class's probability, in nats; 0 of nothing.
  public var loss: Double {
    outcomes.isEmpty ? 0 : outcomes.reduce(0) { $0 + $1.loss } / Double(outcomes.count)
  }

  /// How well confidence matches the hit rate.
  public var calibration: CalibrationCurve { CalibrationCurve(outcomes) }

  /// What is gained by leaving out what is least sure.
  public var riskCoverage: RiskCoverageCurve { RiskCoverageCurve(outcomes) }

  /// Who wrote a sample.
  ///
  /// - Parameter outcome: An outcome of this evaluation.
  /// - Returns: The writer; `nil` where nobody knows.
  public func writer(of outcome: SampleOutcome) -> String? {
    let glyphs = sources[outcome.source].glyphs
    return glyphs.writer(at: outcome.index).map { glyphs.writers[$0] }
  }

  /// The samples that a person should look at: those read wrong, the surest first, then those read
  /// right, the least sure first.
  ///
  /// - Parameter count: The most outcomes.
  /// - Returns: The outcomes; of two that are equally sure, the one measured first.
  /// - Complexity: O(n log n) of all samples.
  public func worst(_ count: Int) -> [SampleOutcome] {
    let order = outcomes.indices.sorted { a, b in
      let (first, second) = (outcomes[a], outcomes[b])
      if first.isCorrect != second.isCorrect { return second.isCorrect }
      if first.confidence != second.confidence {
        return (first.confidence > second.confidence) != first.isCorrect
      }
      return a < b
    }
    return order.prefix(max(0, count)).map { outcomes[$0] }
  }
}
