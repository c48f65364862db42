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
      Reads MNIST's files (train-images-idx3-ubyte and train-labels-idx1-ubyte, packed with gzip or \
      not), trains, and writes a model that 'digits scan --model' reads. A part of the samples is \
      held out to measure on; MNIST's test files are not touched: they are for 'digits eval'.

      The same data, options and seed give the same bytes, on any number of threads, and whether \
      training was stopped and went on from its checkpoint or not.

      EXAMPLES
        digits train --data mnist --output mine.safetensors
        digits train --data mnist --output tiny.safetensors --epochs 2 --widths 16,16,32

      EXIT STATUS
        0   the model was written
        1   training failed
        64  the command was not understood
        65  the data is corrupt
        66  the data was not found
        74  the model could not be written
      """)

  @Option(
    help: ArgumentHelp("The folder that holds MNIST's files.", valueName: "directory"),
    completion: .directory)
  var data: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The model to write.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var output: String

  @Option(help: ArgumentHelp("Passes over the samples.", valueName: "count"))
  var epochs = 20

  @Option(help: ArgumentHelp("Samples for each step.", valueName: "count"))
  var batch = 128

  @Option(help: ArgumentHelp("The learning rate after the warm-up.", valueName: "rate"))
  var learningRate: Float = 2e-3

  @Option(
    help: ArgumentHelp(
      "How much of a weight a step takes away, times the learning rate.", valueName: "share"))
  var weightDecay: Float = 0.02

  @Option(
    help: ArgumentHelp(
      "How much of a label's probability is spread over all digits.", valueName: "share"))
  var labelSmoothing: Float = 0.05

  @Option(help: ArgumentHelp("The share of features dropped at random.", valueName: "share"))
  var dropout: Float = 0.1

  @Option(
    help: ArgumentHelp("How much of the averaged weights a step keeps.", valueName: "share"))
  var averageDecay: Float = 0.999

  @Option(help: ArgumentHelp("Turn samples up to this far.", valueName: "degrees"))
  var rotation: Float = 12

  @Option(help: ArgumentHelp("Grow or shrink samples up to this much.", valueName: "share"))
  var zoom: Float = 0.12

  @Option(help: ArgumentHelp("Move samples up to this far.", valueName: "pixels"))
  var shift: Float = 2

  @Option(help: ArgumentHelp("Slant samples up to this much.", valueName: "slope"))
  var shear: Float = 0.2

  @Option(
    help: ArgumentHelp(
      "Channels of each stage of the network, multiples of 16.", valueName: "counts"))
  var widths = "16,32,64"

  @Option(help: ArgumentHelp("Residual blocks of each stage.", valueName: "count"))
  var blocks = 1

  @Option(
    help: ArgumentHelp(
      "Multiply in 'single' precision or in 'bfloat16', which is faster where processors have it.",
      valueName: "precision"),
    completion: .list(Precision.allCases.map(\.rawValue)))
  var precision = Precision.single.rawValue

  @Option(help: ArgumentHelp("Samples held out to measure on.", valueName: "count"))
  var validation = 5_000

  @Option(help: ArgumentHelp("Where all randomness comes from.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Threads that train, at most one for 32 samples of a batch (default: one a processor).",
      valueName: "count"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Keep the state of training here after each epoch, and go on from it if it is there.",
      valueName: "file"),
    completion: .file())
  var checkpoint: String?

  @Option(help: ArgumentHelp("What the model calls itself.", valueName: "text"))
  var name = "unnamed"

  /// The flags as the trainer's options.
  func options() throws -> TrainingOptions {
    var options = TrainingOptions()
    let counts = widths.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard !counts.contains(nil) else {
      throw ValidationError("'\(widths)' is not a list of numbers such as 16,32,64.")
    }
    options.architecture = ResidualArchitecture(
      widths: counts.compactMap { $0 }, blocksPerStage: blocks)
    options.epochs = epochs
    options.batchSize = batch
    // Threads share a batch by shards: the largest that a batch divides into.
    options.shardSize = stride(from: 32, to: 2, by: -1).first { batch % $0 == 0 } ?? 2
    options.learningRate = learningRate
    options.weightDecay = weightDecay
    options.labelSmoothing = labelSmoothing
    options.dropout = dropout
    options.averageDecay = averageDecay
    options.augmentation = AffineAugmentation(
      rotation: rotation, zoom: zoom, shift: shift, shear: shear)
    guard let precision = Precision(rawValue: precision) else {
      throw ValidationError("'\(precision)' is not a precision: 'single' or 'bfloat16'.")
    }
    options.precision = precision
    options.validationCount = validation
    options.seed = seed
    options.threads = jobs ?? Surroundings.processorCount
    return options
  }

  /// Settles what the flags mean once, so that a mistake is answered with this command's usage.
  func validate() throws {
    if let problem = try options().problem(sampleCount: .max) {
      throw ValidationError("Training with \(problem) is not possible.")
    }
  }

  func run() throws {
    StandardStream.ignoreBrokenPipes()
    let status = TrainRun.run(self, options: try options())
    if status != .success { throw ExitCode(status.rawValue) }
  }
}
