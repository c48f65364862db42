internal import ArgumentParser
internal import DigitTraining
internal import FileSystem
internal import NeuralNetwork

/// `digits train`: the flags as they were typed.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a network on labeled digits.",
    discussion: """
      Trains on one source of labeled digits or on several, and writes a model that 'digits scan \
      --model' reads. A part of the samples is held out to measure on, or whole writers; MNIST's \
      test files are not touched: they are for 'digits eval'.

      The same data, options and seed give the same bytes, on any number of threads. Training that \
      was stopped, by Ctrl-C or by whatever else, goes on when it is started again with the same \
      options, and gives the bytes of a run that never stopped. With --budget the number of steps \
      depends on the speed; it is measured once, and kept.

      EXAMPLES
        digits train --data mnist --output mine.safetensors
        digits train --data mnist --output tiny.safetensors --preset tiny
        digits train --data mnist=mnist --data 'truth=forms*3' --holdout-writers ann,bob \
          --output mine.safetensors
        digits train --data mnist --find-lr
        digits train --data mnist --augment strong --augment-sheet sheet.png
        digits train --data mnist --data digits.json.gz --strings 60000 --output mine.safetensors
        digits train --data mnist --strings 300 --string-sheet crops.png
        digits train --data mnist --output mine.safetensors --phases 20,10 --budget 10m
        digits train --data truth=forms --initial-model digits.safetensors --epochs 5 \
          --learning-rate 0.0002 --output mine.safetensors
        digits train --data mnist --numbers 'forms*3' --initial-model digits.safetensors \
          --epochs 5 --learning-rate 0.0005 --output mine.safetensors
        digits train --numbers forms --numbers-sheet crops.png

      EXIT STATUS
        0   the model was written
        1   training failed
        64  the command was not understood, or does not go with the data or the checkpoint
        65  the data or the checkpoint is corrupt
        66  the data or the checkpoint to go on from was not found
        74  the model could not be written
        130 interrupted (Ctrl-C), 143 terminated: the state of training was kept
      """)

  @OptionGroup(title: "Samples")
  var data: DataArguments

  @Option(
    help: ArgumentHelp(
      "Samples that are no digit, made in each epoch of the digits that are trained on: halves, "
        + "pairs and what is squeezed into one crop.", valueName: "count"))
  var parts = 0

  @OptionGroup(title: "Numbers to cut")
  var strings: StringArguments

  @OptionGroup(title: "Numbers of which the text is known")
  var numbers: NumberArguments

  @OptionGroup(title: "Samples to measure on")
  var validation: ValidationArguments

  @OptionGroup(title: "Distortions")
  var augmentation: AugmentationArguments

  @Option(
    help: ArgumentHelp(
      "Draw a sheet of distorted samples, as the network will see them; without --output, and "
        + "nothing else.", valueName: "file.png"),
    completion: .file(extensions: ["png"]))
  var augmentSheet: String?

  @OptionGroup(title: "Network")
  var network: NetworkArguments

  @Option(
    help: ArgumentHelp(
      "Start from a model that was trained before, instead of at random.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var initialModel: String?

  @OptionGroup(title: "Phases")
  var phases: PhaseArguments

  @OptionGroup(title: "Steps")
  var optimizer: OptimizerArguments

  @OptionGroup(title: "Learning rate finder")
  var finder: FinderArguments

  @OptionGroup(title: "State of training")
  var checkpoints: CheckpointArguments

  @OptionGroup(title: "Record")
  var recording: RecordingArguments

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The model to write.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var output: String?

  @Option(help: ArgumentHelp("Where all randomness comes from.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Threads that train, at most one for 32 samples of a batch, or for half of a smaller batch "
        + "(default: one a processor).",
      valueName: "count"))
  var jobs: Int?

  @Option(help: ArgumentHelp("What the model calls itself.", valueName: "text"))
  var name = "unnamed"

  /// The flags as the trainer's options.
  ///
  /// - Parameters:
  ///   - initial: The model to start from, if any.
  ///   - foundRate: The learning rate that was looked for, if it was.
  /// - Returns: Options that may still have a problem.
  func options(from initial: InitialModel? = nil, foundRate: Float? = nil) -> TrainingOptions {
    var options = TrainingOptions()
    options.architecture = network.architecture(from: initial?.architecture)
    options.precision = network.precision
    optimizer.apply(to: &options, preset: network.chosenPreset)
    if let foundRate { options.learningRate = foundRate }
    options.augmentation = augmentation.augmentation
    phases.apply(to: &options, preset: network.chosenPreset)
    validation.apply(to: &options)
    options.partsCount = parts
    strings.apply(to: &options)
    options.seed = seed
    options.threads = jobs ?? Surroundings.processorCount
    return options
  }

  /// Settles what the flags mean once, so that a mistake is answered with this command's usage.
  func validate() throws {
    if let problem = options().problem {
      throw ValidationError("Training with \(problem) is not possible.")
    }
    try phases.validateFineTuning(preset: network.chosenPreset)
    if data.data.isEmpty, numbers.numbers.isEmpty {
      throw ValidationError("There is nothing to train on: --data mnist, or --numbers forms.")
    }
    let sheets = [augmentSheet, strings.stringSheet, numbers.numbersSheet]
    if output == nil, !finder.findLr, sheets.allSatisfy({ $0 == nil }) {
      throw ValidationError("Missing expected argument '--output <file>'")
    }
    if finder.findLrCsv != nil, !finder.findLr, optimizer.learningRate != .found {
      throw ValidationError("--find-lr-csv goes with --find-lr or --learning-rate auto.")
    }
  }

  func run() throws {
    StandardStream.ignoreBrokenPipes()
    let status = TrainRun(
      self, data: try data.specifications(), numbers: try numbers.specifications()
    ).run()
    if status != .success { throw ExitCode(status.rawValue) }
  }
}
