public import NeuralNetwork

/// Everything that training changes: with it, and the options, a run goes on exactly.
///
/// No generator is in it: each step and sample draws from a stream of its own.
public struct TrainingState: Hashable, Sendable {
  /// The best network so far, as the validation samples have it.
  public struct Best: Hashable, Sendable {
    /// The epoch it is of; the first is 1.
    public internal(set) var epoch: Int

    /// The share of validation samples that it reads right.
    public internal(set) var accuracy: Double

    /// Its values; `nil` where the last network is kept and not the best.
    public internal(set) var parameters: NetworkParameters?
  }

  /// What the steps of an unfinished epoch add up to.
  struct EpochSums: Hashable, Sendable {
    var loss = 0.0
    var correct = 0
    var seen = 0
  }

  /// The network as it stands.
  public internal(set) var parameters: NetworkParameters

  /// What the optimizer remembers.
  public internal(set) var optimizer: Optimizer

  /// The averaged network.
  public internal(set) var average: WeightAverage

  /// The best network so far; `nil` before the first epoch is measured.
  public internal(set) var best: Best?

  /// Whether training ended before its last step, as no epoch was better any more.
  public internal(set) var hasStoppedEarly = false

  var sums = EpochSums()

  /// Where the row of samples stands, if passes leave easy ones out; `nil` if they do not, as the
  /// number of steps then tells.
  var pruning: SamplePruning?

  /// Steps taken.
  public var step: Int { optimizer.stepCount }

  /// Whether every value is a number: what is kept must be.
  var isFinite: Bool {
    [parameters, average.parameters].allSatisfy {
      $0.values.allSatisfy(\.isFinite) && $0.statistics.allSatisfy(\.isFinite)
    } && optimizer.memory.allSatisfy { $0.values.allSatisfy(\.isFinite) }
  }

  /// Takes a step down the slope.
  mutating func take(_ gradients: [Float], learningRate: Float, threads: Int) {
    optimizer.step(
      &parameters.values, gradients: gradients, learningRate: learningRate, threads: threads)
    average.update(with: parameters)
  }

  /// Takes in what an epoch's averaged network reached.
  ///
  /// - Returns: Whether no epoch before was as good.
  mutating func note(_ accuracy: Double, epoch: Int, _ options: TrainingOptions) -> Bool {
    if let best, accuracy <= best.accuracy {
      if let patience = options.patience, epoch - best.epoch >= patience {
        hasStoppedEarly = true
      }
      return false
    }
    best = Best(
      epoch: epoch, accuracy: accuracy,
      parameters: options.keeping == .best ? average.parameters : nil)
    return true
  }
}
