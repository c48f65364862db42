/// Takes the numbers that satisfy a constraint.
///
/// Its states are pairs of the pattern's and the checksum's, found when they are first reached.
struct ConstrainedNumber: DigitAutomaton {
  private struct State: Hashable {
    /// How many digits there were, where their number is asked for; else 0.
    var count = 0

    /// The places of the pattern; `nil` before the first digit, and where there is no pattern.
    var places: [Int]?
    var checksum = NumberChecksum.State()
  }

  private static let unknown: Int32 = -2
  private static let none: Int32 = -1

  private let constraint: NumberConstraint
  private var states = [State()]
  private var numberOfState = [State(): 0]

  /// Ten a state.
  private var following = Array(repeating: Self.unknown, count: 10)
  private var finality = [false]

  init(_ constraint: NumberConstraint) {
    self.constraint = constraint
  }

  mutating func next(_ state: Int, _ digit: Int) -> Int? {
    let known = following[10 * state + digit]
    if known != Self.unknown { return known == Self.none ? nil : Int(known) }
    let next = find(states[state], digit)
    following[10 * state + digit] = next.map { Int32($0) } ?? Self.none
    return next
  }

  func isFinal(_ state: Int) -> Bool { finality[state] }

  private mutating func find(_ state: State, _ digit: Int) -> Int? {
    var next = state
    if let digitCount = constraint.digitCount {
      next.count += 1
      if next.count > digitCount { return nil }
    }
    if let pattern = constraint.pattern {
      let places = pattern.next(state.places, digit)
      if places.isEmpty { return nil }
      next.places = places
    }
    if let checksum = constraint.checksum {
      guard let after = checksum.next(state.checksum, digit) else { return nil }
      next.checksum = after
    }
    // The beginning is no end, even where nothing is asked that a first digit would change.
    if next == State() { next.count = 1 }
    if let number = numberOfState[next] { return number }
    numberOfState[next] = states.count
    states.append(next)
    following += Array(repeating: Self.unknown, count: 10)
    finality.append(isEnd(next))
    return states.count - 1
  }

  private func isEnd(_ state: State) -> Bool {
    if let digitCount = constraint.digitCount, state.count != digitCount { return false }
    if let pattern = constraint.pattern {
      guard state.places?.contains(where: { pattern.isLast[$0] }) ?? false else { return false }
    }
    return constraint.checksum?.isFinal(state.checksum) ?? true
  }
}
