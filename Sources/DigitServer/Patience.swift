private import Synchronization

/// Waits for a client up to a deadline, which what comes may move.
final class Patience: Sendable {
  private let time: Duration
  private let deadline: Mutex<ContinuousClock.Instant>

  private init(_ time: Duration) {
    self.time = time
    deadline = Mutex(.now + time)
  }

  /// Begins to wait anew.
  func renew() { deadline.withLock { $0 = .now + time } }

  /// Does something that waits.
  ///
  /// - Throws: ``ServiceError`` of a slow body, or what the work throws.
  static func wait<Result: Sendable>(
    _ time: Duration, _ work: @escaping @Sendable (Patience) async throws -> Result
  ) async throws -> Result {
    let patience = Patience(time)
    return try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask {
        let result = try await work(patience)
        // A body whose reader is cancelled seems to end.
        return Task.isCancelled ? nil : result
      }
      group.addTask {
        while case let deadline = patience.deadline.withLock({ $0 }), deadline > .now {
          try await Task.sleep(until: deadline, clock: .continuous)
        }
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let result = first else {
        throw ServiceError.slowBody(time)
      }
      return result
    }
  }
}
