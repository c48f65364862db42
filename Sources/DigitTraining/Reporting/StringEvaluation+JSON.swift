internal import FileSystem
package import NeuralNetwork

extension StringEvaluation {
  /// The evaluation as one JSON object.
  ///
  /// - `folder`, `pictures`, `correct`: how many were read, and how many of them exactly right.
  /// - `exact`, `interval`: the share that is exactly right, and its 95 % interval (Wilson).
  /// - `digits`, `digit_edits`, `digit_error_rate`: digits written, edits needed, and their ratio.
  /// - `faults`: for each fault its `occurrences` and the `pictures` that have it.
  /// - `status`: for each status its `pictures`, the `correct` ones, and its `share` of all.
  /// - `no_digits`: the `pictures` without a digit, those `found` in which a number was read, and
  ///   those `ok` that the reader was sure of.
  /// - `sure_from`: the least `confidence` from which 99 % are right, with `coverage` and `answered`;
  ///   `null` where there is none.
  /// - `risk_coverage`: at most 101 points with `coverage`, `risk` and `confidence`.
  /// - `aurc`: the area under that curve.
  /// - `crops_per_digit`, `milliseconds_per_picture`: what it cost.
  /// - `wrong`: the pictures read wrong, the surest first, each with `path`, `truth`, `text`,
  ///   `confidence`, `status` and `faults`.
  /// - `excluded`: the same for pictures whose truth is known to be wrong, right or not.
  /// - `unreadable`: the paths that could not be read at all.
  package var json: JSONValue {
    let curve = riskCoverage
    let right = right
    let none = falseOK
    let interval = right.interval
    let object: JSONValue = [
      "folder": .string(folder.description), "pictures": .integer(right.total),
      "correct": .integer(right.count), "exact": .rounded(right.share),
      "interval": [.rounded(interval.lowerBound), .rounded(interval.upperBound)],
      "digits": .integer(digitCount), "digit_edits": .integer(edits),
      "digit_error_rate": .rounded(digitErrorRate), "faults": faultCounts, "status": statuses,
      "no_digits": [
        "pictures": .integer(none.total), "found": .integer(foundInNothing.count),
        "ok": .integer(none.count),
      ],
    ]
    return
      object
      .adding("sure_from", sureFrom.map { point($0, of: curve) } ?? .null)
      .adding("risk_coverage", .array(curve.thinned(to: 101).map { point($0, of: curve) }))
      .adding("aurc", .rounded(curve.area))
      .adding("crops_per_digit", .rounded(cropsPerDigit))
      .adding("milliseconds_per_picture", .rounded(secondsPerPicture * 1000))
      .adding("wrong", .array(wrong.map(\.json)))
      .adding("excluded", .array(excluded.map(\.json)))
      .adding("unreadable", .array(unreadable.map { .string($0.description) }))
  }

  private var faultCounts: JSONValue {
    .object(
      ReadingFault.allCases.map { fault in
        let count = count(of: fault)
        return JSONValue.Member(
          name: fault.rawValue,
          value: [
            "occurrences": .integer(count.occurrences), "pictures": .integer(count.pictures),
          ])
      })
  }

  private var statuses: JSONValue {
    .object(
      StringOutcome.Status.allCases.map { status in
        let right = right(of: status)
        return JSONValue.Member(
          name: status.rawValue,
          value: [
            "pictures": .integer(right.total), "correct": .integer(right.count),
            "share": .rounded(Proportion(right.total, of: outcomes.count).share),
          ])
      })
  }

  private func point(
    _ point: RiskCoverageCurve.Point, of curve: RiskCoverageCurve
  ) -> JSONValue {
    [
      "confidence": .shortest(point.confidence), "coverage": .rounded(curve.coverage(of: point)),
      "risk": .rounded(point.risk), "answered": .integer(point.answered),
    ]
  }
}

extension StringOutcome {
  fileprivate var json: JSONValue {
    [
      "path": .string(path.description), "truth": .string(truth), "text": .string(text),
      "confidence": .shortest(confidence), "status": .string(status.rawValue),
      "faults": .array(faults.map { .string($0.rawValue) }),
    ]
  }
}
