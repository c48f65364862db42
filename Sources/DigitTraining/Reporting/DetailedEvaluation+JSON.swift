package import NeuralNetwork

extension DetailedEvaluation {
  /// The evaluation as one JSON object.
  ///
  /// - `samples`, `correct`: how many were read, and how many of them right.
  /// - `accuracy`, `interval`: the share that is right, and its 95 % interval `[from, to]` (Wilson).
  /// - `loss`: the mean negative logarithm of the true class's probability, in nats.
  /// - `expected_calibration_error`: the mean distance between confidence and hit rate, by 15 bins.
  /// - `aurc`: the area under the risk–coverage curve.
  /// - `classes`: for each `label` (10 is no digit) `samples`, `correct`, `recall`, `interval`,
  ///   `predicted` (samples read as it) and `precision`.
  /// - `sources`: for each `source` `samples`, `correct`, `accuracy`, `interval` and `loss`.
  /// - `writers`: the same for each known `writer` of a `source`.
  /// - `confusion`: samples, as `confusion[label][prediction]`.
  /// - `calibration`: for each bin `from`, `to`, `samples`, `correct`, `accuracy`, `confidence`.
  /// - `risk_coverage`: at most 101 points with `coverage`, `risk`, and `confidence`, the least that
  ///   is answered.
  /// - `worst`: the samples to look at, each with `source`, `index` (from 0), `writer` (`null` where
  ///   nobody knows), `label`, `prediction` and `confidence`.
  ///
  /// - Parameter count: How many samples to look at.
  /// - Returns: The object.
  package func json(worst count: Int) -> JSONValue {
    let curve = riskCoverage
    return JSONValue.object(result.right.members(share: "accuracy"))
      .adding("loss", .rounded(loss))
      .adding("expected_calibration_error", .rounded(calibration.expectedCalibrationError))
      .adding("aurc", .rounded(curve.area))
      .adding("classes", .array(confusion.classes.map(\.json)))
      .adding("sources", .array(bySource.map(\.json)))
      .adding("writers", .array(byWriter.map(\.json)))
      .adding("confusion", .array(confusion.counts.map { .array($0.map(JSONValue.integer)) }))
      .adding("calibration", .array(calibration.bins.map(\.json)))
      .adding(
        "risk_coverage",
        .array(
          curve.thinned(to: 101).map { point in
            [
              "coverage": .rounded(curve.coverage(of: point)), "risk": .rounded(point.risk),
              "confidence": .shortest(point.confidence),
            ]
          })
      )
      .adding("worst", .array(worst(count).map(json)))
  }

  private func json(_ outcome: SampleOutcome) -> JSONValue {
    [
      "source": .string(sources[outcome.source].glyphs.name), "index": .integer(outcome.index),
      "writer": writer(of: outcome).map(JSONValue.string) ?? .null,
      "label": .integer(Int(outcome.label)), "prediction": .integer(Int(outcome.prediction)),
      "confidence": .shortest(outcome.confidence),
    ]
  }
}

extension Proportion {
  fileprivate func members(share name: String) -> [JSONValue.Member] {
    let object: JSONValue = [
      "samples": .integer(total), "correct": .integer(count), name: .rounded(share),
      "interval": [.rounded(interval.lowerBound), .rounded(interval.upperBound)],
    ]
    return object.members
  }
}

extension ConfusionMatrix.Class {
  fileprivate var json: JSONValue {
    let label: JSONValue = ["label": .integer(self.label)]
    return JSONValue.object(label.members + recall.members(share: "recall"))
      .adding("predicted", .integer(precision.total))
      .adding("precision", .rounded(precision.share))
  }
}

extension EvaluationGroup {
  fileprivate var json: JSONValue {
    var names: JSONValue = ["source": .string(source)]
    if let writer { names = names.adding("writer", .string(writer)) }
    return JSONValue.object(names.members + right.members(share: "accuracy"))
      .adding("loss", .rounded(loss))
  }
}

extension CalibrationCurve.Bin {
  fileprivate var json: JSONValue {
    [
      "from": .rounded(lowerBound), "to": .rounded(upperBound), "samples": .integer(right.total),
      "correct": .integer(right.count), "accuracy": .rounded(right.share),
      "confidence": .rounded(confidence),
    ]
  }
}

extension EvaluationResult {
  /// The counts as a JSON object: `samples`, `correct`, `accuracy`, `interval`.
  var json: JSONValue { .object(right.members(share: "accuracy")) }
}
