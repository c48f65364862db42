/// Gradient descent with momentum, by default Nesterov's: Sutskever et al., "On the importance of
/// initialization and momentum in deep learning" (2013).
///
/// Weight decay is decoupled from the slopes as in ``AdamW``: what one step takes away of a weight
/// does not gather momentum.
public struct MomentumSGD: Hashable, Sendable {
  /// How much of its velocity a step keeps.
  public var momentum: Float

  /// Whether the slope is followed from where the velocity leads (Nesterov) and not from where the
  /// values are.
  public var isNesterov: Bool

  /// What share of a weight one step takes away, times the learning rate.
  public var weightDecay: Float

  /// The sum of the slopes, the older the less: one for each value.
  public private(set) var velocities: [Float]

  /// Steps taken.
  public private(set) var stepCount = 0

  /// Where weights lie: what decays.
  private let decaying: [Range<Int>]

  /// Creates an optimizer that has taken no step.
  ///
  /// - Parameters:
  ///   - layout: What is optimized; only ``ParameterRole/weights`` decay.
  ///   - momentum: How much of its velocity a step keeps, in 0 ..< 1.
  ///   - isNesterov: Whether the slope is followed from where the velocity leads.
  ///   - weightDecay: The share of a weight that one step takes away, times the learning rate.
  public init(
    _ layout: ParameterLayout, momentum: Float = 0.9, isNesterov: Bool = true, weightDecay: Float
  ) {
    self.momentum = momentum
    self.isNesterov = isNesterov
    self.weightDecay = weightDecay
    velocities = Array(repeating: 0, count: layout.parameterCount)
    decaying = layout.arrays.filter { $0.role == .weights }.map(\.range)
  }

  /// Goes on where another optimizer of the same network stopped.
  ///
  /// - Parameters:
  ///   - velocities: One for each value.
  ///   - stepCount: Steps taken.
  public mutating func restore(velocities: [Float], stepCount: Int) {
    precondition(velocities.count == self.velocities.count, "velocities of another network")
    self.velocities = velocities
    self.stepCount = stepCount
  }

  /// Takes one step down the slope.
  ///
  /// - Parameters:
  ///   - values: What is optimized.
  ///   - gradients: The slope of the loss over each value.
  ///   - learningRate: The size of the step.
  public mutating func step(_ values: inout [Float], gradients: [Float], learningRate: Float) {
    precondition(values.count == gradients.count && values.count == velocities.count)
    stepCount += 1
    for range in decaying {
      for index in range { values[index] *= 1 - learningRate * weightDecay }
    }
    for index in values.indices {
      let gradient = gradients[index]
      let velocity = momentum * velocities[index] + gradient
      velocities[index] = velocity
      values[index] -= learningRate * (isNesterov ? gradient + momentum * velocity : velocity)
    }
  }
}
