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
  /// - Returns: The batch's mean loss before the step, and how many samples it labeled right.
  /// - Throws: ``Trainer/Failure`` if the loss or a slope is no longer a number; the step is then not
  ///   taken.
  mutating func step(
    learningRate: Float, augmentation: Augmentation
  ) throws(Trainer.Failure) -> (loss: Double, correct: Int) {
    let options = trainer.options
    let step = state.step
    let samples = reader.samples(from: step * options.batchSize, count: options.batchSize)
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
    state.parameters.statistics = statistics
    state.take(batch.gradients, learningRate: learningRate)
    return (batch.loss, batch.correct)
  }

  /// That training went astray, and what may help.
  static func diverged(_ what: String, step: Int, _ learningRate: Float) -> Trainer.Failure {
    Trainer.Failure(
      message: "\(what) in step \(step + 1), at a learning rate of \(learningRate): a lower "
        + "learning rate may help, or clipped gradients",
      kind: .diverged)
  }
}
