internal import NeuralNetwork

/// How the learning rate changes within a phase of training.
public enum ScheduleKind: String, Hashable, Sendable, CaseIterable {
  /// A straight rise, then always the same.
  case constant

  /// A straight rise, then half a cosine down to 0.
  case cosine

  /// Straight up, straight down and far below: Smith and Topin's.
  case oneCycle = "one-cycle"

  /// The rates of a phase.
  ///
  /// - Parameters:
  ///   - rate: The greatest.
  ///   - steps: How long the phase is.
  ///   - warmup: The share of the steps in which the rate rises; not asked by ``oneCycle``.
  /// - Returns: A schedule whose step 0 is the phase's first.
  func rates(_ rate: Float, over steps: Int, warmup: Float) -> LearningRateSchedule {
    let rise = Int(warmup * Float(steps))
    switch self {
    case .constant: return .constant(rate).afterWarmup(of: rise)
    case .cosine:
      return .cosineAnnealing(from: rate, to: 0, over: steps - rise).afterWarmup(of: rise)
    case .oneCycle: return .oneCycle(peak: rate, over: steps)
    }
  }
}
