internal import DigitTraining
internal import FileSystem
internal import NeuralNetwork

/// What a model file says of where it comes from: nothing that differs between two equal runs.
enum TrainingProvenance {
  static func entries(
    _ command: TrainCommand, _ trainer: Trainer,
    _ measured: (overall: EvaluationResult, groups: [ValidationGroup])?
  ) -> [String: String] {
    let options = trainer.options
    var entries = [
      "name": command.name,
      "program": "digits \(ProgramVersion.current)",
      "training_samples": "\(trainer.trainingCount)",
      "validation_samples": "\(trainer.validationCount)",
      "sources": trainer.training.map {
        "\($0.source.name) (\($0.source.count) samples, weight \($0.weight))"
      }.joined(separator: ", "),
      "epochs": "\(options.epochs)",
      "batch_size": "\(options.batchSize)",
      "shard_size": "\(options.shardSize)",
      "optimizer": options.optimizer.rawValue,
      "learning_rate": "\(options.learningRate)",
      "schedule": options.schedule.rawValue,
      "weight_decay": "\(options.weightDecay)",
      "label_smoothing": "\(options.labelSmoothing)",
      "dropout": "\(options.dropout)",
      "average_decay": "\(options.averageDecay)",
      "augmentation": "\(options.augmentation)",
      "precision": options.precision.rawValue,
      "seed": "\(options.seed)",
    ]
    if let initial = trainer.initial { entries["initial_model"] = initial.description }
    if options.optimizer == .momentumSGD { entries["momentum"] = "\(options.momentum)" }
    if let limit = options.gradientLimit { entries["gradient_limit"] = "\(limit)" }
    if let share = options.pruning { entries["pruning"] = "\(share)" }
    if let samples = options.epochSamples { entries["epoch_samples"] = "\(samples)" }
    if let phase = options.fineTuning {
      entries["fine_tuning"] =
        "\(phase.epochs) epochs, learning rate \(phase.learningRate), \(phase.augmentation)"
    }
    if !options.heldOutWriters.isEmpty {
      entries["held_out_writers"] = options.heldOutWriters.joined(separator: ", ")
    }
    if let measured {
      entries["validation_accuracy"] = percent(measured.overall.accuracy)
      for group in measured.groups {
        entries["validation_accuracy_\(group.name)"] = percent(group.result.accuracy)
      }
    }
    return entries
  }
}
