/// The learning rate of each step.
public struct LearningRateSchedule: Sendable {
  private let rate: @Sendable (Int) -> Float

  /// Creates a schedule from a function of the step.
  ///
  /// - Parameter rate: Gives the rate of a step; the first is step 0.
  public init(_ rate: @escaping @Sendable (Int) -> Float) {
    self.rate = rate
  }

  /// The rate of a step.
  ///
  /// - Parameter step: The step; the first is 0.
  public func callAsFunction(_ step: Int) -> Float { rate(step) }

  /// The same rate always.
  ///
  /// - Parameter rate: The rate.
  public static func constant(_ rate: Float) -> LearningRateSchedule {
    LearningRateSchedule { _ in rate }
  }

  /// Half a cosine from one rate down to another: Loshchilov and Hutter, "SGDR" (2017).
  ///
  /// - Parameters:
  ///   - first: The rate of step 0.
  ///   - last: The rate of step `steps` and all after it.
  ///   - steps: How long it falls.
  public static func cosineAnnealing(
    from first: Float, to last: Float, over steps: Int
  ) -> LearningRateSchedule {
    LearningRateSchedule { step in
      let progress = min(1, Float(step) / Float(max(steps, 1)))
      return last + (first - last) * (1 + cosine(.pi * progress)) / 2
    }
  }

  /// This schedule after a straight rise from nearly 0 to its first rate.
  ///
  /// - Parameter steps: How long it rises.
  public func afterWarmup(of steps: Int) -> LearningRateSchedule {
    let rate = rate
    return LearningRateSchedule { step in
      step < steps ? rate(0) * Float(step + 1) / Float(steps) : rate(step - steps)
    }
  }
}
