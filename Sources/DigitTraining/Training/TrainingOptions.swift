public import NeuralNetwork

/// How a network is trained.
///
/// Equal options, data and program give equal bytes, on any number of threads.
public struct TrainingOptions: Hashable, Sendable {
  /// The network.
  public var architecture = ResidualArchitecture()

  /// Passes over the training samples, before those of ``fineTuning``.
  public var epochs = 20

  /// A second phase; `nil` for none.
  public var fineTuning: FineTuning?

  /// Samples that make an epoch; `nil` for each sample as often as its source's weight says.
  public var epochSamples: Int?

  /// The seconds that training should take, measuring and all; `nil` for as long as it takes.
  ///
  /// The steps are then as many as fit at the speed of the first ones, and the numbers of epochs
  /// only say how the phases share them. The schedule is fitted to those steps.
  public var budget: Double?

  /// Samples for each step.
  public var batchSize = 128

  /// Samples that are normalized together and trained by one thread: batch normalization takes the
  /// statistics of each shard on its own (Hoffer et al., "Train longer, generalize better", 2017).
  public var shardSize = 32

  /// What turns slopes into steps.
  public var optimizer = Optimizer.Kind.adamW

  /// How much of its velocity a step of gradient descent keeps; ``Optimizer/Kind/adamW`` has none.
  public var momentum: Float = 0.9

  /// Whether gradient descent follows Nesterov's momentum.
  public var isNesterov = true

  /// The greatest length of all slopes of a step together; `nil` for any.
  public var gradientLimit: Float?

  /// The greatest learning rate of the first phase.
  public var learningRate: Float = 2e-3

  /// How the learning rate changes.
  public var schedule = ScheduleKind.cosine

  /// The share of the first phase's steps in which the learning rate rises.
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
  public var augmentation = Augmentation.default

  /// What activations and weights are multiplied in.
  public var precision = Precision.single

  /// Samples held out of training to measure on, from each source without a held-out writer its
  /// share.
  public var validationCount = 5_000

  /// Writers whose samples are all held out of training, by name.
  public var heldOutWriters: [String] = []

  /// Samples that are no digit, made in each epoch of the digits that are trained on.
  ///
  /// See ``DigitPartsSource``. One for each ten held-out digits is measured on.
  public var partsCount = 0

  /// Numbers made of the digits that are trained on, for what the reader cuts out of them.
  ///
  /// See ``StringCrops``; they are made once, before the first step. One for each ten held-out digits
  /// is measured on.
  public var stringCount = 0

  /// The share of an epoch's samples that are crops of numbers, if there are any.
  public var stringShare: Float = 0.5

  /// The share of the samples that are easy by now that each pass leaves out; `nil` for none.
  ///
  /// Those that stay count for them, and the last eighth of the steps leaves none out: see
  /// ``SamplePruning``. An epoch has as many steps as before, and so goes over more than one pass.
  public var pruning: Float?

  /// Which epoch's network is kept.
  public var keeping = KeptNetwork.last

  /// Training ends when so many epochs in a row were no better on the validation samples than one
  /// before; `nil` for never.
  ///
  /// All of it ends: after such a first phase there is no second.
  public var patience: Int?

  /// Where all randomness comes from.
  public var seed: UInt64 = 1

  /// Threads that train.
  public var threads = 1

  /// Creates the default options.
  public init() {}
}
