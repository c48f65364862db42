import Synchronization

/// Counts its members while they live.
final class Census: Sendable {
  final class Member: Sendable {
    private let census: Census

    init(of census: Census) {
      self.census = census
      census.living.withLock { $0 += 1 }
    }

    deinit {
      census.living.withLock { $0 -= 1 }
    }
  }

  private let living = Mutex(0)

  var count: Int { living.withLock { $0 } }
}
