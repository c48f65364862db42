internal import DigitClassifier
internal import DigitTraining
internal import FileSystem
internal import NeuralNetwork

/// What the record of a run says before its first step and after its last.
enum RunRecord {
  /// What the run is.
  static func header(_ command: TrainCommand, _ trainer: Trainer) -> RunHeader {
    var options = TrainingProvenance.entries(command, trainer, nil)
    for name in ["name", "program", "sources"] { options[name] = nil }
    options["threads"] = "\(trainer.options.threads)"
    let layout = ResidualNetwork(trainer.options.architecture).layout
    return RunHeader(
      name: command.name, program: "digits \(ProgramVersion.current)",
      parameters: layout.parameterCount,
      sources: trainer.training.enumerated().map { place, weighted in
        RunHeader.Source(
          name: weighted.source.name, samples: weighted.source.count, weight: weighted.weight,
          // Parts of digits are trained on even where no digit is held out to make others of.
          heldOut: place < trainer.validation.count ? trainer.validation[place].count : 0,
          fingerprint: weighted.source.fingerprint)
      },
      options: options)
  }

  /// What the finished model reaches on the samples that were held out; `nil` if none were.
  static func evaluation(of model: ModelFile, _ trainer: Trainer) -> DetailedEvaluation? {
    guard trainer.validationCount > 0, let classifier = try? DigitClassifier(model) else {
      return nil
    }
    return Evaluation.measure(
      classifier,
      on: trainer.validation.filter { $0.count > 0 }.map {
        EvaluationSource($0.base, indices: $0.indices)
      }, threads: trainer.options.threads)
  }
}
