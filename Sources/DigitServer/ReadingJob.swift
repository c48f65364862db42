internal import DigitReader
internal import ImageCodecs
internal import Raster
private import Synchronization

/// A picture to be read, and who waits for it.
///
/// Whoever finishes it first does; the rest is unheard.
final class ReadingJob: Sendable {
  enum Picture: Sendable {
    case encoded([UInt8])
    case drawn(GrayImage)
  }

  struct Answer: Sendable {
    var reading: Reading

    /// The digits as the network saw them, 28×28 bytes each, where they were asked for.
    var crops: [[UInt8]]?
  }

  typealias Outcome = Result<Answer, ServiceError>

  private enum State {
    case open
    case awaited(CheckedContinuation<Outcome, Never>)
    case finished(Outcome)
  }

  let wantsCrops: Bool
  let deadline: ContinuousClock.Instant
  private let picture: Mutex<Picture?>
  private let state = Mutex(State.open)

  init(_ picture: Picture, wantsCrops: Bool, deadline: ContinuousClock.Instant) {
    self.picture = Mutex(picture)
    self.wantsCrops = wantsCrops
    self.deadline = deadline
  }

  /// Takes the picture out, once; `nil` where nobody waits for it any more.
  func takePicture() -> Picture? {
    picture.withLock { picture in
      defer { picture = nil }
      return picture
    }
  }

  func finish(_ outcome: Outcome) {
    // A job that was given up may still be in line; its picture need not.
    _ = takePicture()
    let waiter = state.withLock { state -> CheckedContinuation<Outcome, Never>? in
      switch state {
      case .finished: return nil
      case .open:
        state = .finished(outcome)
        return nil
      case .awaited(let waiter):
        state = .finished(outcome)
        return waiter
      }
    }
    waiter?.resume(returning: outcome)
  }

  func outcome() async -> Outcome {
    await withCheckedContinuation { continuation in
      let known = state.withLock { state -> Outcome? in
        if case .finished(let outcome) = state { return outcome }
        state = .awaited(continuation)
        return nil
      }
      if let known { continuation.resume(returning: known) }
    }
  }
}
