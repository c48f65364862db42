internal import NIOCore

/// One deadline that is moved at each request, and seldom comes.
///
/// A task that is scheduled already is left alone where the deadline moves away from it: it looks
/// again when its time comes. To be used on one event loop.
final class ConnectionTimer {
  private var deadline: NIODeadline?
  private var task: Scheduled<Void>?
  private var taskTime = NIODeadline.distantFuture

  /// Moves the deadline.
  func arm(on loop: any EventLoop, in time: TimeAmount, _ action: @escaping () -> Void) {
    let deadline = NIODeadline.now() + time
    self.deadline = deadline
    if task != nil, taskTime <= deadline { return }
    task?.cancel()
    schedule(on: loop, at: deadline, action)
  }

  /// Takes the deadline away.
  func disarm() { deadline = nil }

  deinit { task?.cancel() }

  private func schedule(
    on loop: any EventLoop, at time: NIODeadline, _ action: @escaping () -> Void
  ) {
    taskTime = time
    task = loop.assumeIsolated().scheduleTask(deadline: time) { [weak self] in
      guard let self else { return }
      task = nil
      guard let deadline else { return }
      if deadline <= .now() {
        self.deadline = nil
        action()
      } else {
        schedule(on: loop, at: deadline, action)
      }
    }
  }
}
