extension DecodingGraph {
  /// The logarithm of the sum over all ways through a part of the graph whose numbers an automaton
  /// takes, each way weighing e to its score: the forward half of the forward–backward algorithm.
  ///
  /// Divided by that of ``AnyNumber`` it is the probability of what the automaton asks.
  ///
  /// - Parameters:
  ///   - range: Which primitives.
  ///   - temperature: What scores are divided by.
  ///   - automaton: Which numbers count.
  /// - Returns: The logarithm; minus infinity where no way counts.
  /// - Complexity: O(edges × states).
  func logMass(
    in range: Range<Int>, temperature: Double, automaton: inout some DigitAutomaton
  ) -> Double {
    var masses: [[Double]] = Array(repeating: [], count: range.count + 1)
    masses[0] = [0]
    func add(_ mass: Double, at node: Int, _ state: Int) {
      let place = node - range.lowerBound
      while masses[place].count <= state { masses[place].append(-.infinity) }
      masses[place][state] = logSum(masses[place][state], mass)
    }
    for node in range {
      for (state, mass) in masses[node - range.lowerBound].enumerated() where mass > -.infinity {
        add(mass + skipScores[node] / temperature, at: node + 1, state)
        for edge in edges(from: node) where isInside(edge, range) {
          for digit in 0..<10 {
            guard let next = automaton.next(state, digit) else { continue }
            add(mass + digitScores[10 * edge + digit] / temperature, at: edges[edge].end, next)
          }
        }
      }
    }
    var sum = -Double.infinity
    for (state, mass) in masses[range.count].enumerated() where automaton.isFinal(state) {
      sum = logSum(sum, mass)
    }
    return sum
  }
}
