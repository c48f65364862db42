private import Synchronization

/// Outcomes that many threads fill in, each at its own place.
final class StringResults: Sendable {
  private let outcomes: Mutex<[StringOutcome?]>

  /// Creates places that are empty.
  ///
  /// - Parameter count: How many.
  init(count: Int) {
    outcomes = Mutex([StringOutcome?](repeating: nil, count: count))
  }

  /// The outcome at a place.
  subscript(index: Int) -> StringOutcome? {
    get { outcomes.withLock { $0[index] } }
    set { outcomes.withLock { $0[index] = newValue } }
  }
}
