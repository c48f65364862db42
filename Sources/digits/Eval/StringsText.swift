internal import DigitTraining
internal import FileSystem

/// How numbers were read, as tables for people.
enum StringsText {
  /// Writes the tables, folder by folder.
  ///
  /// - Parameters:
  ///   - evaluations: What was measured.
  ///   - model: What the model calls itself.
  ///   - worst: How many pictures read wrong are named for each folder.
  /// - Returns: Text that ends in a line feed.
  static func text(_ evaluations: [StringEvaluation], model: String, worst: Int) -> String {
    let parts = evaluations.map { evaluation in
      var parts = [summary(evaluation), faults(evaluation), statuses(evaluation)]
      parts.append(coverages(evaluation.riskCoverage))
      if worst > 0 { parts.append(outcomes(evaluation.wrong.prefix(worst), heading: "wrong")) }
      if !evaluation.excluded.isEmpty {
        parts.append(outcomes(evaluation.excluded[...], heading: "excluded"))
      }
      return parts.joined(separator: "\n")
    }
    return "model     \(model)\n\n" + parts.joined(separator: "\n")
  }

  private static func summary(_ evaluation: StringEvaluation) -> String {
    let right = evaluation.right
    let interval = right.interval
    let none = evaluation.falseOK
    let sure = evaluation.sureFrom.map { point in
      "confidence \(percent(Double(point.confidence))): "
        + "\(percent(evaluation.riskCoverage.coverage(of: point))) of the pictures"
    }
    return """
      folder    \(evaluation.folder)
      pictures  \(right.total) (\(evaluation.excluded.count) excluded, \
      \(evaluation.unreadable.count) not readable)
      right     \(right.count)
      exact     \(percent(right.share)) (95 % interval \(percent(interval.lowerBound)) to \
      \(percent(interval.upperBound)))
      digits    \(evaluation.digitCount), \(evaluation.edits) edits: error rate \
      \(percent(evaluation.digitErrorRate))
      no digit  \(none.total) pictures, \(evaluation.foundInNothing.count) read as a number, \
      \(none.count) of them falsely ok
      99 % from \(sure ?? "no confidence")
      crops     \(hundredths(evaluation.cropsPerDigit)) a digit
      time      \(hundredths(evaluation.secondsPerPicture * 1000)) ms a picture

      """
  }

  private static func faults(_ evaluation: StringEvaluation) -> String {
    var table = TextTable(["fault", "times", "pictures"])
    for fault in ReadingFault.allCases {
      let count = evaluation.count(of: fault)
      table.add(fault.name, "\(count.occurrences)", "\(count.pictures)")
    }
    return table.text
  }

  private static func statuses(_ evaluation: StringEvaluation) -> String {
    var table = TextTable(["status", "pictures", "share", "right", "right of these"])
    for status in StringOutcome.Status.allCases {
      let right = evaluation.right(of: status)
      table.add(
        status.rawValue, "\(right.total)",
        percent(Proportion(right.total, of: evaluation.outcomes.count).share), "\(right.count)",
        right.total == 0 ? "–" : percent(right.share))
    }
    return table.text
  }

  private static func coverages(_ curve: RiskCoverageCurve) -> String {
    var table = TextTable(["answered", "pictures", "wrong", "risk", "sure from"])
    for coverage in [1, 0.95, 0.9, 0.8, 0.7, 0.5, 0.3] {
      guard let point = curve.point(atCoverage: coverage) else { continue }
      table.add(
        percent(curve.coverage(of: point)), "\(point.answered)", "\(point.wrong)",
        percent(point.risk), percent(Double(point.confidence)))
    }
    return table.text
  }

  private static func outcomes(_ outcomes: ArraySlice<StringOutcome>, heading: String) -> String {
    var table = TextTable([heading, "truth", "read as", "confidence", "status", "fault"])
    for outcome in outcomes {
      table.add(
        outcome.path.description, shown(outcome.truth), shown(outcome.text),
        percent(Double(outcome.confidence)), outcome.status.rawValue,
        outcome.faults.isEmpty ? "–" : outcome.faults.map(\.name).joined(separator: ", "))
    }
    return table.text
  }

  private static func shown(_ text: String) -> String { text.isEmpty ? "–" : text }

  /// Two decimals.
  private static func hundredths(_ value: Double) -> String {
    let parts = Int((value * 100).rounded())
    return "\(parts / 100).\(parts % 100 / 10)\(parts % 10)"
  }
}
