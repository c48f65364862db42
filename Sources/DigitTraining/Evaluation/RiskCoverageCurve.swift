/// What is gained by answering only where the classifier is sure.
///
/// The share of answers that are wrong (risk) over the share of samples that are answered
/// (coverage): Geifman and El-Yaniv, "Selective classification for deep neural networks" (2017).
public struct RiskCoverageCurve: Hashable, Sendable {
  /// All samples at least as sure as a threshold.
  public struct Point: Hashable, Sendable {
    /// The least confidence that is answered.
    public var confidence: Float

    /// Samples answered.
    public var answered: Int

    /// Answers that are wrong.
    public var wrong: Int

    /// The share of answers that are wrong.
    public var risk: Double { answered == 0 ? 0 : Double(wrong) / Double(answered) }
  }

  /// Whether an answer is right, and how sure it is.
  struct Answer {
    var confidence: Float
    var isCorrect: Bool
  }

  /// The points, the surest first: one for each confidence that occurs, as no threshold can part
  /// samples that are equally sure.
  public let points: [Point]

  /// The area under the curve: the mean risk over all numbers of answers from 1 to all.
  ///
  /// Samples that are equally sure have no order; each number of answers that would part them counts
  /// with the risk to be expected of a random order.
  public let area: Double

  /// Sorts outcomes by confidence.
  ///
  /// - Parameter outcomes: What was measured.
  /// - Complexity: O(n log n).
  public init(_ outcomes: [SampleOutcome]) {
    self.init(
      answers: outcomes.map { Answer(confidence: $0.confidence, isCorrect: $0.isCorrect) })
  }

  /// Sorts answers of any kind by confidence.
  ///
  /// - Parameter answers: What was measured.
  init(answers: [Answer]) {
    let sorted = answers.sorted { $0.confidence > $1.confidence }
    var points: [Point] = []
    var area = 0.0
    var start = 0
    var wrong = 0
    while start < sorted.count {
      var end = start
      var wrongHere = 0
      while end < sorted.count, sorted[end].confidence == sorted[start].confidence {
        wrongHere += sorted[end].isCorrect ? 0 : 1
        end += 1
      }
      let rate = Double(wrongHere) / Double(end - start)
      for answered in start + 1...end {
        area += (Double(wrong) + rate * Double(answered - start)) / Double(answered)
      }
      wrong += wrongHere
      points.append(Point(confidence: sorted[start].confidence, answered: end, wrong: wrong))
      start = end
    }
    self.points = points
    self.area = sorted.isEmpty ? 0 : area / Double(sorted.count)
  }

  /// The samples in all.
  public var total: Int { points.last?.answered ?? 0 }

  /// How much a point answers.
  ///
  /// - Parameter point: A point of this curve.
  /// - Returns: The share of samples.
  public func coverage(of point: Point) -> Double {
    total == 0 ? 0 : Double(point.answered) / Double(total)
  }

  /// The first point that answers at least a share of the samples.
  ///
  /// - Parameter coverage: The share, 0 to 1.
  /// - Returns: The point; `nil` if nothing was measured.
  public func point(atCoverage coverage: Double) -> Point? {
    points.first { self.coverage(of: $0) >= coverage } ?? points.last
  }

  /// The curve by fewer points.
  ///
  /// - Parameter count: The most points, at least 2.
  /// - Returns: The first, the last, and some between, evenly spread over the coverage.
  public func thinned(to count: Int) -> [Point] {
    precondition(count >= 2, "\(count) points")
    guard points.count > count else { return points }
    var kept: [Point] = []
    var next = 0.0
    for (place, point) in points.enumerated() {
      let isLast = place == points.count - 1
      if coverage(of: point) >= next || isLast {
        if kept.count == count { kept.removeLast() }
        kept.append(point)
        next = max(next, coverage(of: point)) + 1 / Double(count - 1)
      }
    }
    return kept
  }
}
