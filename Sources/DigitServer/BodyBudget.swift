private import Synchronization

/// Bounds what the bodies of all requests hold in memory together.
final class BodyBudget: Sendable {
  let limit: Int
  private let held = Mutex(0)

  init(limit: Int) { self.limit = limit }

  /// How many bytes are held.
  var count: Int { held.withLock { $0 } }

  fileprivate func take(_ bytes: Int) -> Bool {
    held.withLock { held in
      guard held + bytes <= limit else { return false }
      held += bytes
      return true
    }
  }

  fileprivate func giveBack(_ bytes: Int) { held.withLock { $0 -= bytes } }
}

/// What one request holds of the budget, until it ends.
final class BodyShare: Sendable {
  private let budget: BodyBudget
  private let held = Mutex(0)

  init(of budget: BodyBudget) { self.budget = budget }

  /// - Throws: ``ServiceError`` where all requests together hold too much.
  func add(_ bytes: Int) throws {
    guard budget.take(bytes) else { throw ServiceError.tooMuchAtOnce(budget.limit) }
    held.withLock { $0 += bytes }
  }

  deinit { budget.giveBack(held.withLock { $0 }) }
}
