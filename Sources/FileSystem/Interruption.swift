private import Synchronization

/// A request from outside to end: Ctrl-C, or what `kill` sends.
///
/// A program that holds something which must be finished listens, looks at ``current`` between two
/// pieces of work, and ends in its own time. The second request ends it at once.
public enum Interruption: Int32, Hashable, Sendable {
  /// SIGINT, the terminal's Ctrl-C.
  case interrupt = 2

  /// SIGTERM, as `kill`, a service manager or a batch system send it.
  case terminate = 15

  /// The request that came, if one did since ``listen()``.
  public static var current: Interruption? {
    Interruption(rawValue: received.load(ordering: .relaxed))
  }

  /// Begins to listen; until then a request ends the process.
  public static func listen() {
    // The first access makes a value ready, which the handler itself must not do.
    received.store(0, ordering: .relaxed)
    if wakeUpEnd.load(ordering: .relaxed) < 0, let pipe = System.openPipe() {
      noticeEnd.store(pipe.reading, ordering: .relaxed)
      wakeUpEnd.store(pipe.writing, ordering: .relaxed)
    }
    System.onRequestToEnd { number in Interruption.receive(number) }
  }

  /// Waits until a descriptor has something to be read or a request to end has come.
  ///
  /// - Returns: Whether there may be something to be read.
  static func wait(for descriptor: Int32) -> Bool {
    let end = noticeEnd.load(ordering: .relaxed)
    if end < 0 { return true }
    System.waitForInput(descriptor, or: end)
    return current == nil
  }

  private static let received = Atomic<Int32>(0)

  /// The two ends of a pipe that only ever carries the notice of a request: a thread that waits for
  /// a slow input waits for this as well.
  private static let noticeEnd = Atomic<Int32>(-1)
  private static let wakeUpEnd = Atomic<Int32>(-1)

  /// Runs inside the signal handler: only what is allowed there.
  private static func receive(_ number: Int32) {
    received.store(number, ordering: .relaxed)
    System.restoreSignal(number)
    System.wakeUp(wakeUpEnd.load(ordering: .relaxed))
  }
}
