internal import NeuralNetwork

/// Trains a network on labeled glyphs, of one source or of several.
///
/// ```swift
/// let glyphs = try MNIST.read(.training, in: "data/mnist")
/// let model = try Trainer(glyphs, options: TrainingOptions()).train { progress in … }
/// ```
public struct Trainer: Sendable {
  /// Why training could not start or go on.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What a program does differently about.
    public enum Kind: Hashable, Sendable {
      /// The options make no sense with these samples.
      case options

      /// The checkpoint is damaged, or none.
      case checkpoint

      /// The checkpoint is of another run.
      case otherRun

      /// The loss is no longer a number.
      case diverged

      /// It was asked to stop; the state was given to be kept.
      case stopped
    }

    /// What is wrong, with its numbers.
    public var message: String

    /// What a program does differently about.
    public var kind: Kind

    /// Creates a failure.
    ///
    /// - Parameters:
    ///   - message: What is wrong, with its numbers.
    ///   - kind: What a program does differently about.
    public init(message: String, kind: Kind) {
      self.message = message
      self.kind = kind
    }

    /// The message.
    public var description: String { message }
  }

  /// How the network is trained, for as many classes as the samples have.
  public let options: TrainingOptions

  /// What it is trained on.
  public let training: [WeightedSource]

  /// What it is measured on while it trains, a part of each source, and of the parts of digits and
  /// the crops of numbers if there are digits to make them of; some may be empty.
  public let validation: [GlyphSubset]

  /// Samples that are trained on.
  public var trainingCount: Int { training.reduce(0) { $0 + $1.source.count } }

  /// Samples that are held out to measure on.
  public var validationCount: Int { validation.reduce(0) { $0 + $1.count } }

  /// Steps of an epoch.
  public let stepsPerEpoch: Int

  /// The pictures of the validation samples.
  let validationSets: [ValidationSet]

  /// The order of the training samples.
  let stream: SampleStream

  /// What the network knows before the first step, if it is not all random.
  public let initial: InitialModel?

  /// What tells this run from others.
  let identity: RunIdentity

  /// What randomness is for: each use has a stream of its own, so that none moves another.
  enum Stream: UInt64 {
    case split = 1
    case parameters
    case order
    case sample
    case dropout
    case validation
    case strings
  }

  /// Splits the samples of one source into those to train on and those to measure on.
  ///
  /// - Parameters:
  ///   - glyphs: All samples.
  ///   - options: How to train.
  /// - Throws: ``Failure`` if the options make no sense with these samples.
  public init(_ glyphs: some GlyphSource, options: TrainingOptions) throws(Failure) {
    try self.init(sources: [WeightedSource(glyphs)], options: options)
  }

  /// Splits the samples of each source into those to train on and those to measure on.
  ///
  /// The network gets an eleventh class if any sample is ``GlyphLabel/notADigit``, and a second plane
  /// if it is known of any source what stands around its samples.
  ///
  /// Two sources with the same samples are refused, as what is held out of one would be trained on in
  /// the other. Only equal pictures in an equal order are found: QMNIST's training part is MNIST's,
  /// drawn once more, and is not to be trained on beside it where the validation is to be fair.
  ///
  /// - Parameters:
  ///   - sources: All samples.
  ///   - options: How to train.
  ///   - initial: What the network knows before the first step; `nil` for a random one.
  /// - Throws: ``Failure`` if the options make no sense with these samples.
  /// - Complexity: O(samples): all are looked at once for what tells the run from others.
  public init(
    sources: [WeightedSource], options: TrainingOptions, initial: InitialModel? = nil
  ) throws(Failure) {
    func check(_ problem: String?) throws(Failure) {
      if let problem { throw Failure(message: problem, kind: .options) }
    }
    try check(options.problem)
    try check(Self.problem(of: sources, partsCount: options.partsCount))
    var options = options
    for weighted in sources where options.architecture.classes < 11 {
      let source = weighted.source
      if (0..<source.count).contains(where: { source.label(at: $0) == GlyphLabel.notADigit }) {
        options.architecture.classes = 11
      }
    }
    let split = try TrainingSplit(
      sources.map(\.source), holdingOut: options.validationCount,
      writers: options.heldOutWriters, seed: options.seed, stream: Stream.split.rawValue)
    let made = try MadeSources(of: split, weights: sources.map(\.weight), options: options)
    if !made.training.isEmpty { options.architecture.classes = 11 }
    let training =
      zip(split.training, sources).map { WeightedSource($0, weight: $1.weight) } + made.training
    let validation = split.validation + made.validation
    if training.contains(where: { $0.source.hasContext }) { options.architecture.inputPlanes = 2 }
    if let initial {
      // What it looks at and tells apart already, it goes on with.
      let known = initial.architecture
      options.architecture.inputPlanes = max(options.architecture.inputPlanes, known.inputPlanes)
      options.architecture.classes = max(options.architecture.classes, known.classes)
      try check(initial.problem(of: ResidualNetwork(options.architecture)))
    }
    let stream = SampleStream(
      training.map { ($0.source.count, $0.weight) }, seed: options.seed,
      stream: Stream.order.rawValue)
    let heldOut = split.validation.reduce(0) { $0 + $1.count }
    let all = heldOut + split.training.reduce(0) { $0 + $1.count }
    guard stream.passLength >= options.batchSize else {
      throw Failure(
        message: "\(all) samples, \(heldOut) of them for validation, fill no batch of "
          + "\(options.batchSize)", kind: .options)
    }
    self.options = options
    self.training = training
    self.stream = stream
    self.validation = validation
    validationSets = validation.enumerated().flatMap { number, part in
      ValidationSet.sets(
        part, writers: options.heldOutWriters
      ) {
        Xoshiro256(
          seed: options.seed, stream: Stream.validation.rawValue, UInt64(number), UInt64($0))
      }
    }
    stepsPerEpoch = (options.epochSamples ?? stream.passLength) / options.batchSize
    self.initial = initial
    identity = RunIdentity(
      options, sources, made: made.training.map(\.source), initial: initial?.fingerprint)
  }

  /// How often a sample's context is left out.
  private static let contextDropout: Float = 0.1

  /// Draws and distorts a sample.
  ///
  /// - Parameters:
  ///   - place: Which sample.
  ///   - position: Its place in the row of all samples trained on, which decides what is random.
  ///   - augmentation: The ranges of the distortions.
  ///   - output: Receives 784 values for each plane of the network, 0 to 1.
  func prepare(
    _ place: SampleStream.Place, position: Int, augmentation: Augmentation,
    into output: inout ArraySlice<Float>
  ) {
    var generator = Xoshiro256(
      seed: options.seed, stream: Stream.sample.rawValue, UInt64(position))
    let ink = training[Int(place.source)].source.ink(
      at: Int(place.index), using: &generator)
    guard options.architecture.inputPlanes > 1 else {
      augmentation.apply(to: ink[...], into: &output, using: &generator)
      return
    }
    var context = training[Int(place.source)].source.context(at: Int(place.index))
    // Now and then nobody tells what stands around: what can be told without must be.
    if !context.isEmpty, generator.uniform() < Self.contextDropout { context = [] }
    augmentation.apply(to: ink[...], context: context[...], into: &output, using: &generator)
  }

  /// The randomness of one shard's dropout.
  func dropoutGenerator(step: Int, shard: Int) -> Xoshiro256 {
    Xoshiro256(
      seed: options.seed, stream: Stream.dropout.rawValue, UInt64(step), UInt64(shard))
  }

  /// An optimizer that has taken no step.
  func newOptimizer(_ layout: ParameterLayout) -> Optimizer {
    switch options.optimizer {
    case .adamW: .adamW(AdamW(layout, weightDecay: options.weightDecay))
    case .momentumSGD:
      .momentumSGD(
        MomentumSGD(
          layout, momentum: options.momentum, isNesterov: options.isNesterov,
          weightDecay: options.weightDecay))
    case .muon: .muon(Muon(layout, weightDecay: options.weightDecay))
    }
  }

  /// The state before the first step.
  func initialState(_ network: ResidualNetwork) -> TrainingState {
    var generator = Xoshiro256(seed: options.seed, stream: Stream.parameters.rawValue)
    var parameters = network.initialParameters(using: &generator)
    initial?.apply(to: &parameters, of: network)
    var state = TrainingState(
      parameters: parameters, optimizer: newOptimizer(network.layout),
      average: WeightAverage(parameters, decay: options.averageDecay))
    if options.pruning != nil { state.pruning = SamplePruning(sampleCount: stream.sampleCount) }
    return state
  }
}
