/// How well confidence matches the hit rate: samples in bins of equal width by their confidence.
public struct CalibrationCurve: Hashable, Sendable {
  /// The samples whose confidence lies above `lowerBound`, up to and with `upperBound`.
  public struct Bin: Hashable, Sendable {
    /// The least confidence, itself in the bin before.
    public var lowerBound: Double

    /// The greatest confidence.
    public var upperBound: Double

    /// Samples that were read right, out of those in the bin.
    public var right: Proportion

    /// The mean confidence of the samples; 0 of none.
    public var confidence: Double
  }

  /// The bins, from the least confidence to the greatest.
  public let bins: [Bin]

  /// Sorts outcomes into bins.
  ///
  /// - Parameters:
  ///   - outcomes: What was measured.
  ///   - binCount: How many bins, at least 1; 15 is what most papers use.
  /// - Complexity: O(n).
  public init(_ outcomes: [SampleOutcome], binCount: Int = 15) {
    precondition(binCount >= 1, "\(binCount) bins")
    var correct = Array(repeating: 0, count: binCount)
    var total = correct
    var confidence = Array(repeating: 0.0, count: binCount)
    for outcome in outcomes {
      let place = (Double(outcome.confidence) * Double(binCount)).rounded(.up)
      let bin = min(max(Int(place) - 1, 0), binCount - 1)
      total[bin] += 1
      correct[bin] += outcome.isCorrect ? 1 : 0
      confidence[bin] += Double(outcome.confidence)
    }
    bins = (0..<binCount).map { bin -> Bin in
      let mean = total[bin] == 0 ? 0 : confidence[bin] / Double(total[bin])
      return Bin(
        lowerBound: Double(bin) / Double(binCount),
        upperBound: Double(bin + 1) / Double(binCount),
        right: Proportion(correct[bin], of: total[bin]), confidence: mean)
    }
  }

  /// The mean distance between confidence and hit rate, each bin weighed by its samples: Naeini,
  /// Cooper and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning" (2015).
  public var expectedCalibrationError: Double {
    let total = bins.reduce(0) { $0 + $1.right.total }
    if total == 0 { return 0 }
    return bins.reduce(0) { sum, bin in
      sum + Double(bin.right.total) / Double(total) * abs(bin.right.share - bin.confidence)
    }
  }
}
