internal import DigitClassifier
internal import Segmentation

/// The candidates of a line with their scores: a graph whose nodes are the places between primitives.
///
/// An edge is a span read as a digit, or a primitive passed over. Every way from the first node to the
/// last is a reading of the line.
///
/// Where two digits touch along a stroke, as zeros in chains do, that stroke is a part of both, and a cut
/// gives it to one. So a span is a digit once more without its first primitive, if that may be such a
/// stroke: the edge begins behind it, where a digit before may end that has it too.
struct DecodingGraph: Sendable {
  /// A span that was scored.
  struct Edge: Hashable, Sendable {
    /// Its place among the spans of the lattice.
    var span: Int

    /// The node where it ends.
    var end: Int

    /// The first primitive whose ink it has: the one before its own where that is shared.
    var first: Int
  }

  /// The number of primitives.
  let count: Int

  /// The spans that were scored, by the node where they begin.
  let edges: [Edge]

  /// Ten scores an edge, one a digit.
  let digitScores: [Double]

  /// What passing over each primitive adds to the score.
  let skipScores: [Double]

  /// How much each primitive looks like a comma between digits, 0 to 1.
  let commaLikenesses: [Double]

  /// Where the edges of each node begin; one more at the end.
  private let firstEdges: [Int]

  /// Weighs the candidates.
  ///
  /// - Parameters:
  ///   - line: The candidates with what the network says of them; those without are left out.
  ///   - options: The weights.
  init(_ line: LineCandidates, options: DecodingOptions) {
    let primitives = line.primitives
    let likenesses = primitives.indices.map { place in
      Self.frameLikeness(
        of: primitives[place], sideGap: line.sideGaps[place], overhang: line.overhangs[place],
        options)
    }
    var commas = CommaLikeness.likenesses(of: primitives, options)
    count = primitives.count
    var notADigit: [Float?] = Array(repeating: nil, count: primitives.count)
    var ways: [(start: Int, span: Int)] = []
    for (index, span) in line.spans.enumerated() {
      guard let scored = line.probabilities[index] else { continue }
      if span.primitives.count == 1 {
        notADigit[span.primitives.lowerBound] = scored.notADigit
        // What is another digit than 1 is no comma, wherever it stands.
        commas[span.primitives.lowerBound] *= Double(scored.values[1] + (scored.notADigit ?? 0))
      }
      ways.append((span.primitives.lowerBound, index))
      if Self.mayShareItsFirst(span, of: primitives, options) {
        ways.append((span.primitives.lowerBound + 1, index))
      }
    }
    ways.sort { $0 < $1 }
    var edges: [Edge] = []
    var digitScores: [Double] = []
    var firstEdges = Array(repeating: 0, count: primitives.count + 1)
    for (start, index) in ways {
      let span = line.spans[index]
      guard let scored = line.probabilities[index] else { continue }
      edges.append(
        Edge(span: index, end: span.primitives.upperBound, first: span.primitives.lowerBound))
      firstEdges[start + 1] += 1
      let weight = 1 + options.pieceWeight * Double(span.primitives.upperBound - start - 1)
      let shape =
        Double(span.prior) - options.digitCost - options.cutCost * Double(span.cutSides)
        - span.primitives.reduce(0) { $0 + likenesses[$1] }
        - (start > span.primitives.lowerBound ? options.sharedCost : 0)
      for digit in 0..<10 {
        let probability = max(Double(scored.values[digit]), options.minimumProbability)
        let comma =
          digit == 1 && span.primitives.count == 1
          ? options.commaCost * commas[span.primitives.lowerBound] : 0
        digitScores.append(weight * logarithm(probability) + shape - comma)
      }
    }
    for node in primitives.indices { firstEdges[node + 1] += firstEdges[node] }
    self.edges = edges
    self.digitScores = digitScores
    self.firstEdges = firstEdges
    commaLikenesses = commas
    skipScores = primitives.indices.map {
      Self.skipScore(
        of: primitives[$0], likeness: likenesses[$0], commaLikeness: commas[$0],
        notADigit: notADigit[$0], options: options)
    }
  }

  /// The edges that begin at a node.
  func edges(from node: Int) -> Range<Int> { firstEdges[node]..<firstEdges[node + 1] }

  /// Whether a part of the line holds all ink of an edge.
  func isInside(_ edge: Int, _ range: Range<Int>) -> Bool {
    edges[edge].first >= range.lowerBound && edges[edge].end <= range.upperBound
  }

  /// Whether the first primitive of a span may be a stroke that the digit before has too: ink goes on at
  /// both its sides, and it is a small part of the whole.
  private static func mayShareItsFirst(
    _ span: DigitSpan, of primitives: [Primitive], _ options: DecodingOptions
  ) -> Bool {
    let first = primitives[span.primitives.lowerBound]
    guard span.primitives.count > 1, first.isCutOnLeft, first.isCutOnRight else { return false }
    let ink = span.primitives.reduce(0) { $0 + primitives[$1].ink }
    return first.ink <= options.sharedInk * ink
  }

  /// How much a primitive looks like the side of a printed box: not at all where it is no higher than a
  /// digit and either as far from the picture's side as one or in a row with others.
  private static func frameLikeness(
    of primitive: Primitive, sideGap: Double, overhang: Double, _ options: DecodingOptions
  ) -> Double {
    let isInRow =
      primitive.framePenalty <= options.frameLikenessInRow
      && primitive.height > options.frameHeightInRow && overhang <= options.frameOverhangInRow
    let isLikeADigit =
      primitive.height < options.frameHeight && (sideGap > options.frameGap || isInRow)
    return isLikeADigit ? 0 : Double(primitive.framePenalty)
  }

  private static func skipScore(
    of primitive: Primitive, likeness: Double, commaLikeness: Double, notADigit: Float?,
    options: DecodingOptions
  ) -> Double {
    let height = Double(primitive.height)
    let ink = Double(primitive.ink)
    let doubt = notADigit.map { max(Double($0), options.minimumProbability) }
    var score =
      -options.skipCost - options.skipHeightCost * max(0, height - options.skipHeight)
      - options.skipInkCost * ink
      + options.notADigitWeight
      * max(logarithm(doubt ?? options.unknownNotADigit), options.notADigitFloor)
    let mark = max(score, -options.markCost - options.markInkCost * ink)
    if height < options.markHeight, Double(primitive.width) < options.markWidth { return mark }
    score += (mark - score) * commaLikeness
    let frame = options.frameSkipGain * likeness - options.frameSkipCost
    // What is hardly like a box's side is hardly passed over more easily than other ink.
    return score + (max(score, frame) - score) * min(1, likeness)
  }
}
