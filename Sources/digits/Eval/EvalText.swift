internal import DigitTraining

/// What was measured, as tables for people.
enum EvalText {
  /// Writes the tables.
  ///
  /// - Parameters:
  ///   - evaluation: What was measured.
  ///   - model: What the model calls itself.
  ///   - worst: How many samples to look at are named.
  /// - Returns: Text that ends in a line feed.
  static func text(_ evaluation: DetailedEvaluation, model: String, worst: Int) -> String {
    let right = evaluation.result.right
    let calibration = evaluation.calibration
    var parts = [
      """
      model     \(model)
      samples   \(right.total)
      right     \(right.count)
      accuracy  \(percent(right.share)) (95 % interval \(interval(right)))
      loss      \(decimal(evaluation.loss)) nats
      ECE       \(percent(calibration.expectedCalibrationError)) (expected calibration error)
      AURC      \(decimal(evaluation.riskCoverage.area)) (area under risk–coverage)

      """,
      evaluation.confusion.table + "\n",
      classes(evaluation.confusion),
    ]
    let writers = evaluation.byWriter
    if evaluation.sources.count > 1 || !writers.isEmpty {
      parts.append(groups(evaluation.bySource, heading: "source"))
    }
    if !writers.isEmpty { parts.append(groups(writers, heading: "writer")) }
    parts.append(coverages(evaluation.riskCoverage))
    if worst > 0 { parts.append(worstSamples(evaluation, count: worst)) }
    return parts.joined(separator: "\n")
  }

  private static func classes(_ confusion: ConfusionMatrix) -> String {
    var table = TextTable(["class", "samples", "wrong", "recall", "95 % interval", "precision"])
    for one in confusion.classes where one.recall.total + one.precision.total > 0 {
      table.add(
        ConfusionMatrix.heading(of: one.label), "\(one.recall.total)",
        "\(one.recall.total - one.recall.count)", share(one.recall),
        one.recall.total == 0 ? "–" : interval(one.recall), share(one.precision))
    }
    return table.text
  }

  private static func groups(_ groups: [EvaluationGroup], heading: String) -> String {
    var table = TextTable([heading, "samples", "wrong", "right", "95 % interval", "loss"])
    for group in groups {
      table.add(
        group.writer.map { "\(group.source)/\($0)" } ?? group.source, "\(group.right.total)",
        "\(group.right.total - group.right.count)", share(group.right), interval(group.right),
        decimal(group.loss))
    }
    return table.text
  }

  private static func coverages(_ curve: RiskCoverageCurve) -> String {
    var table = TextTable(["answered", "samples", "wrong", "risk", "sure from"])
    for coverage in [1, 0.99, 0.98, 0.95, 0.9, 0.8, 0.5] {
      guard let point = curve.point(atCoverage: coverage) else { continue }
      table.add(
        percent(curve.coverage(of: point)), "\(point.answered)", "\(point.wrong)",
        percent(point.risk), percent(Double(point.confidence)))
    }
    return table.text
  }

  private static func worstSamples(_ evaluation: DetailedEvaluation, count: Int) -> String {
    var table = TextTable(
      ["source", "writer", "index", "label", "read as", "confidence"], leftColumns: 2)
    for outcome in evaluation.worst(count) {
      table.add(
        evaluation.sources[outcome.source].glyphs.name, evaluation.writer(of: outcome) ?? "–",
        "\(outcome.index)", ConfusionMatrix.heading(of: Int(outcome.label)),
        ConfusionMatrix.heading(of: Int(outcome.prediction)), percent(Double(outcome.confidence)))
    }
    return table.text
  }

  private static func share(_ proportion: Proportion) -> String {
    proportion.total == 0 ? "–" : percent(proportion.share)
  }

  private static func interval(_ proportion: Proportion) -> String {
    let interval = proportion.interval
    return "\(percent(interval.lowerBound)) to \(percent(interval.upperBound))"
  }

  /// Five decimals.
  private static func decimal(_ value: Double) -> String {
    let parts = Int((value * 100_000).rounded())
    let fraction = "\(parts % 100_000)"
    return "\(parts / 100_000)." + String(repeating: "0", count: 5 - fraction.count) + fraction
  }
}
