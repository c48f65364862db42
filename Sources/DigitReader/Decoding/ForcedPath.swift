extension DecodingGraph {
  /// The best way through a part of the graph that spells a given number: a forced alignment, the
  /// Viterbi algorithm over nodes and the digits spelled so far (Rabiner, "A tutorial on hidden Markov
  /// models", 1989).
  ///
  /// - Parameters:
  ///   - digits: The number.
  ///   - range: Which primitives.
  ///   - bonus: What reading a span as the digit at a place of the number adds to the score beside what
  ///     the network and the shape say; told the span and the place.
  /// - Returns: The way, with its score without any bonus; `nil` where none spells the number.
  /// - Complexity: O(edges × digits).
  func path(
    spelling digits: [Int], in range: Range<Int>, bonus: (_ span: Int, _ place: Int) -> Double
  ) -> DecodedPath? {
    /// The best beginning that ends at a node with some digits spelled.
    struct Beginning {
      var merit: Double
      var score: Double

      /// The node that it continues, and the edge from there; no edge where a primitive is passed over.
      var node: Int
      var edge: Int?
    }
    let width = digits.count + 1
    var best = [Beginning?](repeating: nil, count: (range.count + 1) * width)
    best[0] = Beginning(merit: 0, score: 0, node: range.lowerBound, edge: nil)
    func offer(_ beginning: Beginning, at node: Int, _ place: Int) {
      let index = (node - range.lowerBound) * width + place
      if best[index].map({ $0.merit < beginning.merit }) ?? true { best[index] = beginning }
    }
    for node in range {
      for place in 0..<width {
        guard let current = best[(node - range.lowerBound) * width + place] else { continue }
        let skip = skipScores[node]
        offer(
          Beginning(
            merit: current.merit + skip, score: current.score + skip, node: node, edge: nil),
          at: node + 1, place)
        if place == digits.count { continue }
        for edge in edges(from: node) where isInside(edge, range) {
          let score = digitScores[10 * edge + digits[place]]
          let more = bonus(edges[edge].span, place)
          offer(
            Beginning(
              merit: current.merit + score + more, score: current.score + score, node: node,
              edge: edge), at: edges[edge].end, place + 1)
        }
      }
    }
    guard let last = best[range.count * width + digits.count] else { return nil }
    var steps: [DecodedPath.Step] = []
    var (current, place) = (last, digits.count)
    var node = range.upperBound
    while node > range.lowerBound {
      if let edge = current.edge {
        place -= 1
        steps.append(DecodedPath.Step(span: edges[edge].span, digit: digits[place]))
      }
      node = current.node
      guard let previous = best[(node - range.lowerBound) * width + place] else { break }
      current = previous
    }
    return DecodedPath(steps: steps.reversed(), score: last.score)
  }
}
