internal import NeuralNetwork
private import Synchronization

/// Runs the shards of a batch on several threads and puts their slopes together in one order.
///
/// Each shard's slopes are kept apart until all are there, and summed from the first to the last: the
/// result has the same bits on any number of threads.
final class ShardRunner {
  /// What a batch gave.
  struct BatchResult {
    /// The sum of the samples' losses, each times its weight.
    var loss = 0.0

    /// Samples that were labeled right.
    var correct = 0

    /// The loss of each sample, whatever it weighs.
    var losses: [Float] = []

    /// The slope of the batch's mean loss over each parameter.
    var gradients: [Float]
  }

  /// What a shard gave.
  private struct ShardResult {
    var loss: Double
    var correct: Int
    var losses: [Float]
    var gradients: [Float]
    var record: [Float]
  }

  /// A pass that one thread uses at a time: the one whose number it has.
  private struct Lane: @unchecked Sendable {
    let pass: TrainingPass
  }

  private let trainer: Trainer
  private let network: ResidualNetwork
  private let lanes: [Lane]

  init(_ trainer: Trainer, _ network: ResidualNetwork) {
    self.trainer = trainer
    self.network = network
    let shards = trainer.options.batchSize / trainer.options.shardSize
    lanes = (0..<min(trainer.options.threads, shards)).map { _ in
      Lane(
        pass: TrainingPass(
          network, capacity: trainer.options.shardSize, precision: trainer.options.precision))
    }
  }

  /// Runs a batch forward and backward.
  ///
  /// - Parameters:
  ///   - samples: The training samples, and how much each counts.
  ///   - step: The step, which decides how they are distorted and what is dropped.
  ///   - augmentation: The ranges of the distortions.
  ///   - values: What is trained.
  ///   - statistics: The running statistics; moved toward the batch's.
  /// - Returns: Loss, hits and slopes of the whole batch.
  func run(
    _ samples: [SampleStream.Draw], step: Int, augmentation: Augmentation,
    values: [Float], statistics: inout [Float]
  ) -> BatchResult {
    let options = trainer.options
    let packed = PackedParameters(
      network, values: values, precision: options.precision)
    let shardCount = samples.count / options.shardSize
    let before = statistics
    let results = Mutex<[ShardResult?]>(Array(repeating: nil, count: shardCount))
    let lanes = lanes
    let trainer = trainer
    parallelLoop(count: shardCount, threads: lanes.count) { shard, thread in
      let pass = lanes[thread].pass
      let own = samples[shard * options.shardSize..<(shard + 1) * options.shardSize]
      let size = 784 * options.architecture.inputPlanes
      var images = [Float](repeating: 0, count: own.count * size)
      var labels: [Int] = []
      for (index, place) in own.lazy.map(\.place).enumerated() {
        trainer.prepare(
          place, position: step * samples.count + shard * options.shardSize + index,
          augmentation: augmentation, into: &images[index * size..<(index + 1) * size])
        let source = trainer.training[Int(place.source)].source
        labels.append(Int(source.label(at: Int(place.index))))
      }
      var generator = trainer.dropoutGenerator(step: step, shard: shard)
      pass.clearGradients()
      let (loss, correct) = pass.run(
        images: images, labels: labels, weights: own.map(\.weight), parameters: packed,
        labelSmoothing: options.labelSmoothing, lossScale: 1 / Float(samples.count),
        dropout: options.dropout, using: &generator)
      var record = before
      pass.updateStatistics(&record)
      let result = ShardResult(
        loss: loss, correct: correct, losses: pass.losses, gradients: pass.gradientValues,
        record: record)
      results.withLock { $0[shard] = result }
    }

    var batch = BatchResult(gradients: Array(repeating: 0, count: values.count))
    var moved = [Float](repeating: 0, count: statistics.count)
    for case let result? in results.withLock({ $0 }) {
      batch.loss += result.loss
      batch.correct += result.correct
      batch.losses += result.losses
      for index in batch.gradients.indices { batch.gradients[index] += result.gradients[index] }
      for index in moved.indices { moved[index] += result.record[index] }
    }
    for index in moved.indices { statistics[index] = moved[index] / Float(shardCount) }
    return batch
  }
}
