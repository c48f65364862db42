/// A way through a graph.
struct DecodedPath: Hashable, Sendable {
  /// A digit of it.
  struct Step: Hashable, Sendable {
    /// Which span of the lattice it is.
    var span: Int
    var digit: Int
  }

  /// Its digits from left to right.
  var steps: [Step]

  /// The sum of its edges' scores.
  var score: Double

  /// What it spells.
  var digits: [Int] { steps.map(\.digit) }

  /// What it spells, as text.
  var text: String { steps.map { String($0.digit) }.joined() }
}

extension DecodingGraph {
  /// The best ways through a part of the graph that spell different numbers: the best one of each.
  ///
  /// Dynamic programming that holds a few of the best beginnings at each node and state of the
  /// automaton: no other can become one of the best.
  ///
  /// - Parameters:
  ///   - range: Which primitives.
  ///   - count: How many ways at most.
  ///   - automaton: What the numbers must be.
  /// - Returns: The ways, the best first; none where nothing satisfies the automaton.
  /// - Complexity: O(edges × states × `count`²).
  func bestPaths(
    in range: Range<Int>, count: Int, automaton: inout some DigitAutomaton
  ) -> [DecodedPath] {
    var search = PathSearch(range: range, width: count)
    for node in range {
      for state in search.states(at: node) {
        let beginnings = search.beginnings(at: node, state)
        if beginnings.isEmpty { continue }
        for beginning in beginnings {
          search.extend(beginning, by: skipScores[node], span: -1, digit: 0, to: node + 1, state)
        }
        for edge in edges(from: node) where isInside(edge, range) {
          for digit in 0..<10 {
            guard let next = automaton.next(state, digit) else { continue }
            for beginning in beginnings {
              search.extend(
                beginning, by: digitScores[10 * edge + digit], span: edges[edge].span,
                digit: digit, to: edges[edge].end, next)
            }
          }
        }
      }
    }
    return search.paths { automaton.isFinal($0) }
  }
}

/// The beginnings of paths that are held while the best are searched.
private struct PathSearch {
  private struct Beginning {
    var score: Double

    /// What it spells, as a hash: equal numbers have equal ones.
    var spelled: UInt64

    /// What it continues; -1 for nothing.
    var parent: Int

    /// Its last edge; -1 for a primitive passed over.
    var span: Int
    var digit: Int
  }

  private let range: Range<Int>
  private let width: Int
  private var all: [Beginning] = [
    Beginning(score: 0, spelled: 1, parent: -1, span: -1, digit: 0)
  ]

  /// The best beginnings by node and state, the best first.
  private var held: [[[Int]]]

  init(range: Range<Int>, width: Int) {
    self.range = range
    self.width = width
    held = Array(repeating: [], count: range.count + 1)
    held[0] = [[0]]
  }

  func states(at node: Int) -> Range<Int> { held[node - range.lowerBound].indices }

  func beginnings(at node: Int, _ state: Int) -> [Int] { held[node - range.lowerBound][state] }

  mutating func extend(
    _ parent: Int, by score: Double, span: Int, digit: Int, to node: Int, _ state: Int
  ) {
    let place = node - range.lowerBound
    while held[place].count <= state { held[place].append([]) }
    let total = all[parent].score + score
    let others = held[place][state]
    if others.count == width, let last = others.last, all[last].score >= total { return }
    // Odd, so that no two digits that follow a beginning make the same.
    let spelled =
      span < 0
      ? all[parent].spelled
      : (all[parent].spelled &+ UInt64(digit + 1)) &* 0x9E37_79B9_7F4A_7C15
    if let same = others.firstIndex(where: { all[$0].spelled == spelled }) {
      if all[others[same]].score >= total { return }
      held[place][state].remove(at: same)
    } else if others.count == width {
      held[place][state].removeLast()
    }
    all.append(
      Beginning(score: total, spelled: spelled, parent: parent, span: span, digit: digit))
    let rank =
      held[place][state].firstIndex { all[$0].score < total } ?? held[place][state].count
    held[place][state].insert(all.count - 1, at: rank)
  }

  func paths(endingIn isFinal: (Int) -> Bool) -> [DecodedPath] {
    let last = held[range.count]
    var ends: [Int] = []
    for state in last.indices where isFinal(state) { ends += last[state] }
    ends.sort { (all[$1].score, $0) < (all[$0].score, $1) }
    return ends.prefix(width).map(path)
  }

  private func path(to end: Int) -> DecodedPath {
    var steps: [DecodedPath.Step] = []
    var place = end
    while place >= 0 {
      let beginning = all[place]
      if beginning.span >= 0 {
        steps.append(DecodedPath.Step(span: beginning.span, digit: beginning.digit))
      }
      place = beginning.parent
    }
    return DecodedPath(steps: steps.reversed(), score: all[end].score)
  }
}
