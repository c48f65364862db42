internal import ArgumentParser
internal import DigitTraining
internal import NeuralNetwork

/// The flags that say how each step is taken.
struct OptimizerArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Samples for each step.", valueName: "count"))
  var batch = 128

  @Option(
    help: ArgumentHelp(
      "What turns slopes into steps; muon goes further in as many steps than the others (default: the "
        + "preset's).",
      valueName: "adamw|sgd|muon"))
  var optimizer: Optimizer.Kind?

  @Option(
    help: ArgumentHelp(
      "The greatest learning rate, or 'auto' to look for one first (default: 0.002, with sgd 0.1, "
        + "with muon 0.01).",
      valueName: "rate"))
  var learningRate: LearningRateChoice?

  @Option(
    help: ArgumentHelp(
      "How the learning rate changes.", valueName: "constant|cosine|one-cycle"))
  var schedule = ScheduleKind.cosine

  @Option(
    help: ArgumentHelp(
      "The share of the first phase in which the learning rate rises; one-cycle has its own.",
      valueName: "share"))
  var warmup: Float = 0.05

  @Option(
    help: ArgumentHelp("How much of its velocity a step of sgd keeps.", valueName: "share"))
  var momentum: Float = 0.9

  @Flag(help: "Follow sgd's slope from where the values are, not from where the velocity leads.")
  var plainMomentum = false

  @Option(
    help: ArgumentHelp(
      "How much of a weight a step takes away, times the learning rate (default: 0.02, with sgd "
        + "0.0005).", valueName: "share"))
  var weightDecay: Float?

  @Option(
    help: ArgumentHelp("Shorten slopes that together are longer.", valueName: "length"))
  var clip: Float?

  @Option(
    help: ArgumentHelp(
      "How much of a label's probability is spread over all classes.", valueName: "share"))
  var labelSmoothing: Float = 0.05

  @Option(help: ArgumentHelp("The share of features dropped at random.", valueName: "share"))
  var dropout: Float = 0.1

  @Option(
    help: ArgumentHelp("How much of the averaged weights a step keeps.", valueName: "share"))
  var averageDecay: Float = 0.999

  func validate() throws {
    // Whether a batch is too small or too large is asked of the options.
    guard (2...65_536).contains(batch), Self.shardSize(ofBatch: batch) == nil else { return }
    let usable = (1...batch).flatMap { [batch - $0, batch + $0] }
      .first { (2...65_536).contains($0) && Self.shardSize(ofBatch: $0) != nil }
    throw ValidationError(
      "--batch \(batch) has no divisor from 2 to 32 that threads could share it by; "
        + "the nearest that has is \(usable ?? 128).")
  }

  /// The samples that are normalized together, which one thread takes at a time: the largest number
  /// up to 32 that a batch divides into, and into two of it at least if it can.
  ///
  /// - Parameter batch: Samples for each step.
  /// - Returns: The size; `nil` if there is none.
  static func shardSize(ofBatch batch: Int) -> Int? {
    guard batch >= 2 else { return nil }
    let sizes = (2...32).filter { batch % $0 == 0 }
    return sizes.last { $0 <= batch / 2 } ?? sizes.last
  }

  /// Sets what the flags say, and where they are silent what the preset does.
  func apply(to options: inout TrainingOptions, preset: TrainingPreset) {
    let optimizer = optimizer ?? preset.optimizer
    options.batchSize = batch
    options.shardSize = Self.shardSize(ofBatch: batch) ?? 2
    options.optimizer = optimizer
    options.momentum = momentum
    options.isNesterov = !plainMomentum
    if case .rate(let rate) = learningRate {
      options.learningRate = rate
    } else {
      options.learningRate =
        switch optimizer {
        case .adamW: 2e-3
        case .momentumSGD: 0.1
        case .muon: 0.01
        }
    }
    options.schedule = schedule
    options.warmup = warmup
    options.weightDecay = weightDecay ?? (optimizer == .momentumSGD ? 5e-4 : 0.02)
    options.gradientLimit = clip
    options.labelSmoothing = labelSmoothing
    options.dropout = dropout
    options.averageDecay = averageDecay
  }
}
