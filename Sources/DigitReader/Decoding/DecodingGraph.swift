internal import DigitClassifier
internal import Segmentation

/// The candidates of a line with their scores: a graph whose nodes are the places between primitives.
///
/// An edge is a span read as a digit, or a primitive passed over. Every way from the first node to the
/// last is a reading of the line.
struct DecodingGraph: Sendable {
  /// A span that was scored.
  struct Edge: Hashable, Sendable {
    /// Its place among the spans of the lattice.
    var span: Int

    /// The node where it ends.
    var end: Int
  }

  /// The number of primitives.
  let count: Int

  /// The spans that were scored, by the node where they begin.
  let edges: [Edge]

  /// Ten scores an edge, one a digit.
  let digitScores: [Double]

  /// What passing over each primitive adds to the score.
  let skipScores: [Double]

  /// Where the edges of each node begin; one more at the end.
  private let firstEdges: [Int]

  /// Weighs the candidates.
  ///
  /// - Parameters:
  ///   - primitives: The ink from left to right.
  ///   - spans: The candidates, by their first primitive.
  ///   - probabilities: What the network says of each; `nil` leaves a candidate out.
  ///   - options: The weights.
  init(
    primitives: [Primitive], spans: [DigitSpan], probabilities: [ClassProbabilities?],
    options: DecodingOptions
  ) {
    count = primitives.count
    var edges: [Edge] = []
    var digitScores: [Double] = []
    var firstEdges = Array(repeating: 0, count: primitives.count + 1)
    var notADigit: [Float?] = Array(repeating: nil, count: primitives.count)
    for (index, span) in spans.enumerated() {
      guard let scored = probabilities[index] else { continue }
      if span.primitives.count == 1 { notADigit[span.primitives.lowerBound] = scored.notADigit }
      edges.append(Edge(span: index, end: span.primitives.upperBound))
      firstEdges[span.primitives.lowerBound + 1] += 1
      let weight = 1 + options.pieceWeight * Double(span.primitives.count - 1)
      let shape =
        Double(span.prior) - options.digitCost - options.cutCost * Double(span.cutSides)
        - span.primitives.reduce(0) { $0 + Double(primitives[$1].framePenalty) }
      for digit in 0..<10 {
        let probability = max(Double(scored.values[digit]), options.minimumProbability)
        digitScores.append(weight * logarithm(probability) + shape)
      }
    }
    for node in primitives.indices { firstEdges[node + 1] += firstEdges[node] }
    self.edges = edges
    self.digitScores = digitScores
    self.firstEdges = firstEdges
    skipScores = primitives.indices.map {
      Self.skipScore(of: primitives[$0], notADigit: notADigit[$0], options: options)
    }
  }

  /// The edges that begin at a node.
  func edges(from node: Int) -> Range<Int> { firstEdges[node]..<firstEdges[node + 1] }

  private static func skipScore(
    of primitive: Primitive, notADigit: Float?, options: DecodingOptions
  ) -> Double {
    let height = Double(primitive.height)
    let ink = Double(primitive.ink)
    let doubt = notADigit.map { max(Double($0), options.minimumProbability) }
    let score =
      -options.skipCost - options.skipHeightCost * max(0, height - options.skipHeight)
      - options.skipInkCost * ink
      + options.notADigitWeight
      * max(logarithm(doubt ?? options.unknownNotADigit), options.notADigitFloor)
    if height < options.markHeight, Double(primitive.width) < options.markWidth {
      return max(score, -options.markCost - options.markInkCost * ink)
    }
    let likeness = Double(primitive.framePenalty)
    let frame = options.frameSkipGain * likeness - options.frameSkipCost
    // What is hardly like a box's side is hardly passed over more easily than other ink.
    return score + (max(score, frame) - score) * min(1, likeness)
  }
}
