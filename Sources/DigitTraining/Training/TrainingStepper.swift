internal import NeuralNetwork

/// Takes steps of training.
struct TrainingStepper {
  let trainer: Trainer
  var state: TrainingState
  private let shards: ShardRunner
  private var reader: SampleReader

  init(_ trainer: Trainer, _ network: ResidualNetwork, _ state: TrainingState) {
    self.trainer = trainer
    self.state = state
    shards = ShardRunner(trainer, network)
    reader = SampleReader(trainer.stream)
  }

  /// Trains on the next batch.
  ///
  /// - Parameters:
  ///   - learningRate: The size of the step.
  ///   - augmentation: The ranges of the distortions.
  ///   - leavesOut: Whether a pass that begins here leaves easy samples out, where the options want it.
  /// - Returns: The batch's mean loss before the step, and how many samples it labeled right.
  /// - Throws: ``Trainer/Failure`` if the loss or a slope is no longer a number; the step is then not
  ///   taken.
  mutating func step(
    learningRate: Float, augmentation: Augmentation, leavesOut: Bool = true
  ) throws(Trainer.Failure) -> (loss: Double, correct: Int) {
    let options = trainer.options
    let step = state.step
    let samples = nextSamples(leavesOut: leavesOut)
    var statistics = state.parameters.statistics
    var batch = shards.run(
      samples, step: step, augmentation: augmentation, values: state.parameters.values,
      statistics: &statistics)
    guard batch.loss.isFinite else {
      throw Self.diverged("the loss is \(batch.loss)", step: step, learningRate)
    }
    let norm = GradientClipping.norm(batch.gradients)
    guard norm.isFinite else {
      throw Self.diverged("the slope of the loss is \(norm)", step: step, learningRate)
    }
    if let limit = options.gradientLimit {
      GradientClipping.clip(&batch.gradients, norm: norm, to: limit)
    }
    state.pruning?.note(batch.losses, of: samples, in: trainer.stream)
    state.parameters.statistics = statistics
    state.take(batch.gradients, learningRate: learningRate, threads: options.threads)
    return (batch.loss, batch.correct)
  }

  /// The samples of the next batch.
  private mutating func nextSamples(leavesOut: Bool) -> [SampleStream.Draw] {
    let options = trainer.options
    if let share = options.pruning, var pruning = state.pruning {
      // Its arrays have one owner at a time, so that none is copied.
      state.pruning = nil
      defer { state.pruning = pruning }
      return reader.draws(
        options.batchSize, pruning: &pruning, share: share, leavesOut: leavesOut)
    }
    return reader.samples(from: state.step * options.batchSize, count: options.batchSize)
      .map { SampleStream.Draw(place: $0) }
  }

  /// That training went astray, and what may help.
  static func diverged(_ what: String, step: Int, _ learningRate: Float) -> Trainer.Failure {
    Trainer.Failure(
      message: "\(what) in step \(step + 1), at a learning rate of \(learningRate): a lower "
        + "learning rate may help, or clipped gradients",
      kind: .diverged)
  }
}
