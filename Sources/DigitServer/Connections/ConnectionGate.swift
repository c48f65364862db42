private import Synchronization

/// Counts the connections, and knows whether the server is about to end.
final class ConnectionGate: Sendable {
  private let limit: Int
  private let open = Atomic(0)
  private let draining = Atomic(false)

  init(limit: Int) { self.limit = limit }

  var count: Int { open.load(ordering: .relaxed) }

  /// Whether answers shall be the last of their connections.
  var isDraining: Bool { draining.load(ordering: .relaxed) }

  func drain() { draining.store(true, ordering: .relaxed) }

  /// Counts a connection that was opened.
  ///
  /// - Returns: Whether it is within the limit; one beyond gets a refusal for its first request.
  func enter() -> Bool { open.wrappingAdd(1, ordering: .relaxed).newValue <= limit }

  /// Counts one that was closed.
  func leave() { open.wrappingSubtract(1, ordering: .relaxed) }
}
