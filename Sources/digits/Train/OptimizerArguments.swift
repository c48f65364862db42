internal import ArgumentParser
internal import DigitTraining
internal import NeuralNetwork

/// The flags that say how each step is taken.
struct OptimizerArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Samples for each step.", valueName: "count"))
  var batch = 128

  @Option(help: ArgumentHelp("What turns slopes into steps.", valueName: "adamw|sgd"))
  var optimizer = Optimizer.Kind.adamW

  @Option(
    help: ArgumentHelp(
      "The greatest learning rate, or 'auto' to look for one first (default: 0.002, with sgd 0.1).",
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

  func apply(to options: inout TrainingOptions) {
    options.batchSize = batch
    // Threads share a batch by shards: the largest that a batch divides into.
    options.shardSize = stride(from: 32, to: 2, by: -1).first { batch % $0 == 0 } ?? 2
    options.optimizer = optimizer
    options.momentum = momentum
    options.isNesterov = !plainMomentum
    if case .rate(let rate) = learningRate {
      options.learningRate = rate
    } else {
      options.learningRate = optimizer == .adamW ? 2e-3 : 0.1
    }
    options.schedule = schedule
    options.warmup = warmup
    options.weightDecay = weightDecay ?? (optimizer == .adamW ? 0.02 : 5e-4)
    options.gradientLimit = clip
    options.labelSmoothing = labelSmoothing
    options.dropout = dropout
    options.averageDecay = averageDecay
  }
}
