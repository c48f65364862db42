public import DigitClassifier
public import NeuralNetwork

/// Trains a network on labeled glyphs.
///
/// ```swift
/// let glyphs = try MNIST.read(.training, in: "data/mnist")
/// let model = try Trainer(glyphs, options: TrainingOptions()).train { progress in … }
/// ```
public struct Trainer: Sendable {
  /// Why training could not start or go on.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, with its numbers.
    public var message: String

    /// Creates a failure.
    ///
    /// - Parameter message: What is wrong, with its numbers.
    public init(message: String) {
      self.message = message
    }

    /// The message.
    public var description: String { message }
  }

  /// How the network is trained.
  public let options: TrainingOptions

  /// What it is trained on.
  public let training: LabeledGlyphs

  /// What it is measured on while it trains: a part of the samples drawn at random.
  public let validation: LabeledGlyphs

  /// Splits samples into those to train on and those to measure on.
  ///
  /// - Parameters:
  ///   - glyphs: All samples.
  ///   - options: How to train.
  /// - Throws: ``Failure`` if the options make no sense with these samples.
  public init(_ glyphs: LabeledGlyphs, options: TrainingOptions) throws(Failure) {
    if let problem = options.problem(sampleCount: glyphs.count) {
      throw Failure(message: problem)
    }
    if let label = glyphs.labels.first(where: { $0 > 9 }) {
      throw Failure(message: "a label of \(label), not a digit")
    }
    self.options = options
    var generator = Xoshiro256(seed: options.seed, stream: Stream.split.rawValue)
    let order = Array(0..<glyphs.count).shuffled(using: &generator)
    validation = glyphs.selecting(order.prefix(options.validationCount))
    training = glyphs.selecting(order.dropFirst(options.validationCount))
    run = Self.run(glyphs, options)
  }

  /// What tells this run from others.
  private let run: String

  /// What randomness is for: each use has a stream of its own, so that none moves another.
  private enum Stream: UInt64 {
    case split = 1
    case parameters
    case order
    case sample
    case dropout
  }

  /// Trains to the last epoch.
  ///
  /// - Parameters:
  ///   - checkpoint: Where to go on, or `nil` to begin with random parameters. Going on gives the
  ///     same bytes as never having stopped.
  ///   - report: Told after each step and, with the validation's result, each epoch.
  ///   - save: Told the state after each epoch.
  /// - Returns: The averaged network; no epoch is chosen.
  /// - Throws: ``Failure`` if the loss is no longer a number, or the checkpoint is of another run.
  /// - Complexity: O(epochs · samples · parameters); room for the maps of one shard a thread.
  public func train(
    from checkpoint: TrainingCheckpoint? = nil,
    report: (TrainingProgress) -> Void = { _ in },
    save: (TrainingCheckpoint) -> Void = { _ in }
  ) throws(Failure) -> ModelFile {
    let network = ResidualNetwork(options.architecture)
    if let checkpoint, checkpoint.run != run {
      throw Failure(
        message: "the checkpoint is of a run with other options or samples: \(checkpoint.run)")
    }
    var state = checkpoint?.state ?? initialState(network)
    let shards = ShardRunner(self, network)

    let stepsPerEpoch = training.count / options.batchSize
    let steps = options.epochs * stepsPerEpoch
    let warmup = Int(options.warmup * Float(steps))
    let schedule = LearningRateSchedule.cosineAnnealing(
      from: options.learningRate, to: 0, over: steps - warmup
    ).afterWarmup(of: warmup)
    let clock = ContinuousClock()
    let start = clock.now
    let firstStep = state.step
    var progress = TrainingProgress(
      epoch: 1, epochs: options.epochs, step: state.step, steps: steps, loss: 0,
      trainingAccuracy: 0,
      learningRate: 0, samplesPerSecond: 0, secondsLeft: 0)

    for epoch in 1...options.epochs where epoch > state.step / stepsPerEpoch {
      let order = order(epoch: epoch)
      var loss = 0.0
      var correct = 0
      progress.epoch = epoch
      for stepOfEpoch in 0..<stepsPerEpoch {
        // Samples that fill no batch at the end of an epoch are left out of it; the next one's order
        // is another.
        let first = stepOfEpoch * options.batchSize
        let batch = shards.run(
          Array(order[first..<first + options.batchSize]), epoch: epoch, step: progress.step,
          values: state.parameters.values, statistics: &state.parameters.statistics)
        guard batch.loss.isFinite else {
          throw Failure(
            message: "the loss is \(batch.loss) in step \(progress.step + 1): the learning rate "
              + "of \(options.learningRate) may be too high")
        }
        let rate = schedule(progress.step)
        state.take(batch.gradients, learningRate: rate)
        loss += batch.loss
        correct += batch.correct

        let seen = (stepOfEpoch + 1) * options.batchSize
        progress.step += 1
        progress.learningRate = rate
        progress.loss = loss / Double(seen)
        progress.trainingAccuracy = Double(correct) / Double(seen)
        let elapsed = (clock.now - start) / .seconds(1)
        let taken = Double(progress.step - firstStep)
        progress.samplesPerSecond = taken * Double(options.batchSize) / elapsed
        progress.secondsLeft = elapsed / taken * Double(steps - progress.step)
        progress.validation = nil
        if stepOfEpoch + 1 < stepsPerEpoch { report(progress) }
      }
      save(TrainingCheckpoint(run: run, state: state))
      progress.validation = validate(state.average.parameters)
      report(progress)
    }
    return ModelFile(
      architecture: options.architecture, parameters: state.average.parameters,
      temperature: temperature(state.average.parameters))
  }

  private func initialState(_ network: ResidualNetwork) -> TrainingState {
    var generator = Xoshiro256(seed: options.seed, stream: Stream.parameters.rawValue)
    let parameters = network.initialParameters(using: &generator)
    return TrainingState(
      parameters: parameters, optimizer: AdamW(network.layout, weightDecay: options.weightDecay),
      average: WeightAverage(parameters, decay: options.averageDecay))
  }

  /// What tells a run from others: all that decides the bytes of the model.
  private static func run(_ glyphs: LabeledGlyphs, _ options: TrainingOptions) -> String {
    var options = options
    options.threads = 1
    // FNV-1a over labels and ink: no secret, only a mix-up to be told.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in glyphs.labels + glyphs.ink { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return "\(options), \(glyphs.count) samples \(String(hash, radix: 16))"
  }

  private func order(epoch: Int) -> [Int] {
    var generator = Xoshiro256(
      seed: options.seed, stream: Stream.order.rawValue, UInt64(epoch))
    return Array(0..<training.count).shuffled(using: &generator)
  }

  /// Distorts a sample.
  func prepare(sample: Int, epoch: Int, into output: inout ArraySlice<Float>) {
    var generator = Xoshiro256(
      seed: options.seed, stream: Stream.sample.rawValue, UInt64(epoch), UInt64(sample))
    options.augmentation.apply(
      to: training.pixels(at: sample), into: &output, using: &generator)
  }

  /// The randomness of one shard's dropout.
  func dropoutGenerator(step: Int, shard: Int) -> Xoshiro256 {
    Xoshiro256(
      seed: options.seed, stream: Stream.dropout.rawValue, UInt64(step), UInt64(shard))
  }

  private func classifier(
    _ parameters: NetworkParameters, temperature: Float = 1
  ) -> DigitClassifier? {
    try? DigitClassifier(
      ModelFile(
        architecture: options.architecture, parameters: parameters, temperature: temperature))
  }

  /// Measures a network on the validation samples.
  ///
  /// - Parameter parameters: The network's values.
  /// - Returns: What it reaches, or `nil` if no samples were held out.
  public func validate(_ parameters: NetworkParameters) -> EvaluationResult? {
    guard validation.count > 0 else { return nil }
    return classifier(parameters).map {
      Evaluation.evaluate($0, on: validation, threads: options.threads)
    }
  }

  /// The temperature at which the validation's labels are most probable.
  private func temperature(_ parameters: NetworkParameters) -> Float {
    guard validation.count > 0, let classifier = classifier(parameters) else { return 1 }
    return Calibration.temperature(
      logits: Evaluation.logits(classifier, of: validation, threads: options.threads),
      labels: validation.labels)
  }
}
