internal import ArgumentParser
internal import DigitClassifier
internal import DigitReader
internal import DigitTraining
internal import FileSystem

/// `digits eval`: how well a model labels digits that are known.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Measure a model on labeled digits.",
    discussion: """
      Reads MNIST's test files (t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, packed with gzip \
      or not) and prints the share that is labeled right, with its 95 % confidence interval, and \
      the confusion matrix.

      EXAMPLES
        digits eval --data mnist
        digits eval --data mnist --model mine.safetensors

      EXIT STATUS
        0   measured
        64  the command was not understood
        65  the model or the data is corrupt
        66  the model or the data was not found
      """)

  @Option(
    help: ArgumentHelp("The folder that holds MNIST's files.", valueName: "directory"),
    completion: .directory)
  var data: String

  @Option(
    help: ArgumentHelp("The model (default: the program's own).", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var model: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Threads that read (default: one a processor).", valueName: "count"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("At least one thread is needed, not \(jobs).") }
  }

  func run() throws {
    StandardStream.ignoreBrokenPipes()
    let status = EvalRun.run(self)
    if status != .success { throw ExitCode(status.rawValue) }
  }
}
