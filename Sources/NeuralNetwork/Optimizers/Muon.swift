private import Synchronization

/// Momentum whose steps are made orthogonal, for the weights of convolutions; ``AdamW`` for all else.
///
/// Jordan et al., "Muon: an optimizer for hidden layers in neural networks" (2024): the few directions
/// that dominate a matrix of slopes do not drown the others, as all get steps of one length. A kernel's
/// weights are taken as a matrix of [row, column, input] × [output]. Steps are as long as those of AdamW
/// are in the mean, so that learning rate and weight decay mean the same for both: Liu et al., "Muon is
/// scalable for LLM training" (2025).
public struct Muon: Hashable, Sendable {
  /// How much of its velocity a step keeps.
  public var momentum: Float = 0.95

  /// What takes the steps of all else; its moments of what this one steps stay 0.
  public private(set) var adamW: AdamW

  /// The mean of the slopes over each weight of a convolution; 0 elsewhere.
  public private(set) var velocities: [Float]

  /// The weights of convolutions.
  private let matrices: [Place]

  /// Where one lies.
  private struct Place: Hashable, Sendable {
    let range: Range<Int>
    let columns: Int
  }

  /// Creates an optimizer that has taken no step.
  ///
  /// - Parameters:
  ///   - layout: What is optimized: arrays with four axes are weights of convolutions.
  ///   - weightDecay: The share of a weight that one step takes away, times the learning rate.
  public init(_ layout: ParameterLayout, weightDecay: Float) {
    adamW = AdamW(layout, weightDecay: weightDecay)
    velocities = Array(repeating: 0, count: layout.parameterCount)
    matrices = layout.arrays.filter { $0.role == .weights && $0.shape.count == 4 }
      .map { Place(range: $0.range, columns: $0.shape[3]) }
  }

  /// Steps taken.
  public var stepCount: Int { adamW.stepCount }

  /// Goes on where another optimizer of the same network stopped.
  ///
  /// - Parameters:
  ///   - velocities: One for each value.
  ///   - firstMoments: The mean of the slopes, one for each value.
  ///   - secondMoments: The mean of their squares.
  ///   - stepCount: Steps taken.
  public mutating func restore(
    velocities: [Float], firstMoments: [Float], secondMoments: [Float], stepCount: Int
  ) {
    precondition(velocities.count == self.velocities.count, "velocities of another network")
    self.velocities = velocities
    adamW.restore(
      firstMoments: firstMoments, secondMoments: secondMoments, stepCount: stepCount)
  }

  /// Takes one step down the slope.
  ///
  /// - Parameters:
  ///   - values: What is optimized.
  ///   - gradients: The slope of the loss over each value.
  ///   - learningRate: The size of the step.
  ///   - threads: How many share the work; the result has the same bits with any number.
  /// - Complexity: For each convolution 2·rows·columns² + 17·columns³ products.
  public mutating func step(
    _ values: inout [Float], gradients: [Float], learningRate: Float, threads: Int = 1
  ) {
    precondition(values.count == gradients.count && values.count == velocities.count)
    var others = gradients
    for place in matrices {
      for index in place.range {
        velocities[index] = momentum * velocities[index] + (1 - momentum) * gradients[index]
        others[index] = 0
      }
    }
    for (place, step) in zip(matrices, directions(gradients, threads: threads)) {
      for (index, length) in zip(place.range, step) { values[index] -= learningRate * length }
    }
    adamW.step(&values, gradients: others, learningRate: learningRate)
  }

  /// How the weights of each convolution are to change, for a learning rate of 1.
  private func directions(_ gradients: [Float], threads: Int) -> [[Float]] {
    let directions = Mutex<[[Float]]>(Array(repeating: [], count: matrices.count))
    let kernels = Kernels(.best)
    parallelLoop(count: matrices.count, threads: threads) { job, _ in
      // The last ones are the largest: first, so that no thread is left alone with one.
      let number = matrices.count - 1 - job
      let own = direction(number, gradients: gradients, kernels: kernels)
      directions.withLock { $0[number] = own }
    }
    return directions.withLock { $0 }
  }

  /// How a convolution's weights are to change, for a learning rate of 1.
  private func direction(_ number: Int, gradients: [Float], kernels: Kernels) -> [Float] {
    let place = matrices[number]
    let matrix = Matrix(
      rows: place.range.count / place.columns, columns: place.columns,
      // Nesterov's: the slope where the velocity leads.
      place.range.map { momentum * velocities[$0] + (1 - momentum) * gradients[$0] })
    let step = matrix.orthogonalized(kernels: kernels)
    // Elements of an orthogonal matrix have this root of their mean square; AdamW's steps have 0.2.
    step.scale(by: 0.2 * Float(max(matrix.rows, matrix.columns)).squareRoot())
    return unsafe Array(step.values)
  }
}
