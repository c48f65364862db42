/// The exponential moving average of a network's values over the steps of training: Polyak and
/// Juditsky, "Acceleration of stochastic approximation by averaging" (1992).
public struct WeightAverage: Hashable, Sendable {
  /// How much of the average a step keeps, once there are enough steps.
  public var decay: Float

  /// The average.
  public private(set) var parameters: NetworkParameters

  /// Steps averaged.
  public private(set) var stepCount = 0

  /// Creates an average.
  ///
  /// - Parameters:
  ///   - parameters: The values before the first step.
  ///   - decay: How much of the average a step keeps.
  ///   - stepCount: Steps that are in the values already: 0 but where an average is taken up again.
  public init(_ parameters: NetworkParameters, decay: Float, stepCount: Int = 0) {
    self.parameters = parameters
    self.decay = decay
    self.stepCount = stepCount
  }

  /// Takes in the values after a step.
  ///
  /// - Parameter current: Values and statistics after the step.
  public mutating func update(with current: NetworkParameters) {
    stepCount += 1
    // Early on a long memory would hold on to the random start.
    let kept = min(decay, Float(1 + stepCount) / Float(10 + stepCount))
    for index in parameters.values.indices {
      parameters.values[index] += (1 - kept) * (current.values[index] - parameters.values[index])
    }
    for index in parameters.statistics.indices {
      parameters.statistics[index] +=
        (1 - kept) * (current.statistics[index] - parameters.statistics[index])
    }
  }
}
