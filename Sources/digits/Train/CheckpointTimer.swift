internal import DigitTraining
internal import FileSystem

/// Says after each step whether the state is to be kept, and whether somebody asked to end.
final class CheckpointTimer {
  private let interval: Duration
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant

  init(every span: TimeSpan) {
    interval = .seconds(span.seconds)
    last = clock.now
  }

  /// What training is to do.
  func control(after step: Int) -> TrainingControl {
    if Interruption.current != nil { return .stop }
    guard clock.now - last >= interval else { return .goOn }
    last = clock.now
    return .keep
  }
}
