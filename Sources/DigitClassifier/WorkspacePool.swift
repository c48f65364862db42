private import Synchronization

/// Workspaces that wait for the next batch, so that not each one takes memory anew.
///
/// There are never more than threads that classified at the same time.
final class WorkspacePool<Workspace>: Sendable {
  /// A workspace that nobody holds but the pool.
  ///
  /// It crosses from one thread to another only through the lock, and is used by one at a time.
  private struct Idle: @unchecked Sendable {
    let workspace: Workspace
  }

  private let idle = Mutex<[Idle]>([])

  func take() -> Workspace? {
    idle.withLock { $0.popLast() }?.workspace
  }

  func put(back workspace: Workspace) {
    let returned = Idle(workspace: workspace)
    idle.withLock { $0.append(returned) }
  }
}
