internal import DigitClassifier
internal import DigitTraining
internal import FileSystem

/// How training or evaluation ended: the exit codes of `sysexits.h`, and 1.
enum TrainStatus: Int32 {
  case success = 0
  case failed = 1
  case corruptData = 65
  case noData = 66
  case unwritable = 74
}

/// Trains, reports and writes the model.
enum TrainRun {
  static func run(_ command: TrainCommand, options: TrainingOptions) -> TrainStatus {
    let folder = Surroundings.path(ofArgument: command.data)
    let output = Surroundings.path(ofArgument: command.output)
    // Rather told now than after half an hour.
    if !File.exists(output.parent) {
      Complaint.print("there is no such folder to write the model to", about: output.parent)
      return .unwritable
    }
    if let kind = try? File.status(of: output).kind, kind != .regular {
      Complaint.print("there is something that is not a file", about: output)
      return .unwritable
    }
    let glyphs: LabeledGlyphs
    do {
      glyphs = try MNIST.read(.training, in: folder)
    } catch {
      return refuse(error)
    }
    let store = CheckpointStore(command.checkpoint)
    let checkpoint: TrainingCheckpoint?
    do {
      checkpoint = try store.load(options: options)
    } catch {
      Complaint.print(error.message, about: FilePath(command.checkpoint ?? ""))
      return .corruptData
    }
    var model: ModelFile
    let validation: EvaluationResult?
    let printer = TrainingPrinter()
    do {
      let trainer = try Trainer(glyphs, options: options)
      printer.start(trainer, from: checkpoint)
      model = try trainer.train(from: checkpoint, report: printer.report, save: store.save)
      validation = trainer.validate(model.parameters)
    } catch {
      Complaint.print(error.message, about: folder)
      return .failed
    }
    model.provenance = provenance(command, options: options, samples: glyphs.count, validation)
    do {
      try File.write(model.encoded(), to: output)
    } catch {
      Complaint.print(error)
      return .unwritable
    }
    printer.finish(model, output: output)
    return .success
  }

  /// Says why data was refused.
  static func refuse(_ error: DatasetError) -> TrainStatus {
    Complaint.print(
      (error.byte.map { "byte \($0): " } ?? "") + error.reason, about: error.path)
    return error.isUnreadable ? .noData : .corruptData
  }

  /// What the model file says of where it comes from.
  private static func provenance(
    _ command: TrainCommand, options: TrainingOptions, samples: Int,
    _ validation: EvaluationResult?
  ) -> [String: String] {
    var provenance = [
      "name": command.name,
      "program": "digits \(Version.current)",
      "training_samples": "\(samples - options.validationCount)",
      "validation_samples": "\(options.validationCount)",
      "epochs": "\(options.epochs)",
      "batch_size": "\(options.batchSize)",
      "shard_size": "\(options.shardSize)",
      "learning_rate": "\(options.learningRate)",
      "weight_decay": "\(options.weightDecay)",
      "label_smoothing": "\(options.labelSmoothing)",
      "dropout": "\(options.dropout)",
      "average_decay": "\(options.averageDecay)",
      "augmentation": "rotation \(options.augmentation.rotation), zoom "
        + "\(options.augmentation.zoom), shift \(options.augmentation.shift), shear "
        + "\(options.augmentation.shear)",
      "precision": "\(options.precision)",
      "seed": "\(options.seed)",
    ]
    if let validation { provenance["validation_accuracy"] = percent(validation.accuracy) }
    return provenance
  }
}
