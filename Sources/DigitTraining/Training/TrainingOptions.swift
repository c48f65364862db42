public import NeuralNetwork

/// How a network is trained.
///
/// Equal options, data and program give equal bytes, on any number of threads.
public struct TrainingOptions: Hashable, Sendable {
  /// The network.
  public var architecture = ResidualArchitecture()

  /// Passes over the training samples.
  public var epochs = 20

  /// Samples for each step.
  public var batchSize = 128

  /// Samples that are normalized together and trained by one thread: batch normalization takes the
  /// statistics of each shard on its own (Hoffer et al., "Train longer, generalize better", 2017).
  public var shardSize = 32

  /// The learning rate after the warm-up.
  public var learningRate: Float = 2e-3

  /// The share of all steps in which the learning rate rises.
  public var warmup: Float = 0.05

  /// The share of a weight that one step takes away, times the learning rate.
  public var weightDecay: Float = 0.02

  /// How much of the label's probability is spread over all classes.
  public var labelSmoothing: Float = 0.05

  /// The share of pooled features that is zeroed.
  public var dropout: Float = 0.1

  /// How much of the averaged weights a step keeps.
  public var averageDecay: Float = 0.999

  /// How samples are distorted.
  public var augmentation = AffineAugmentation()

  /// What activations and weights are multiplied in.
  public var precision = Precision.single

  /// Samples held out of training to measure on.
  public var validationCount = 5_000

  /// Where all randomness comes from.
  public var seed: UInt64 = 1

  /// Threads that train.
  public var threads = 1

  /// Creates the default options.
  public init() {}

  /// What keeps these options from being used, in words; `nil` if nothing does.
  ///
  /// - Parameter count: The number of samples.
  /// - Returns: The first problem found.
  public func problem(sampleCount count: Int) -> String? {
    if let problem = architecture.problem { return problem }
    if architecture.side != 28 || architecture.inputPlanes != 1 || architecture.classes < 10 {
      return "a network for \(architecture.inputPlanes) planes of \(architecture.side)×"
        + "\(architecture.side) and \(architecture.classes) classes; digits are one plane of 28×28 "
        + "and at least 10"
    }
    if !(1...100_000).contains(epochs) { return "\(epochs) epochs, not 1 to 100,000" }
    if batchSize < 2 || batchSize > 65_536 { return "a batch of \(batchSize), not 2 to 65,536" }
    if !(2...1024).contains(shardSize) { return "shards of \(shardSize), not 2 to 1,024" }
    if batchSize % shardSize != 0 {
      return "shards of \(shardSize) do not divide a batch of \(batchSize)"
    }
    if !(learningRate > 0 && learningRate.isFinite) { return "a learning rate of \(learningRate)" }
    if !(0...1).contains(weightDecay) { return "a weight decay of \(weightDecay)" }
    if let problem = augmentation.problem { return problem }
    if !(0..<1).contains(labelSmoothing) { return "label smoothing of \(labelSmoothing)" }
    if !(0..<1).contains(dropout) { return "dropout of \(dropout)" }
    if !(0..<1).contains(averageDecay) { return "an average decay of \(averageDecay)" }
    if !(0...1).contains(warmup) { return "a warm-up of \(warmup)" }
    if validationCount < 0 { return "\(validationCount) samples for validation" }
    if threads < 1 { return "\(threads) threads" }
    if count - validationCount < batchSize {
      return "\(count) samples, \(validationCount) of them for validation, fill no batch of "
        + "\(batchSize)"
    }
    return nil
  }
}
