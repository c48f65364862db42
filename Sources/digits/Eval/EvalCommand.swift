internal import ArgumentParser
internal import DigitTraining
internal import FileSystem

/// `digits eval`: how well a model labels samples that are known.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Measure a model on labeled digits.",
    usage: "digits eval [<model.safetensors>] <data> ... [options]",
    discussion: """
      Reads every sample and prints the share that is labeled right with its 95 % confidence \
      interval, the same for each class, source and writer, the confusion matrix, how well \
      confidence matches the hit rate, and what is gained by answering only where the model is sure.

      Data is named as for 'digits train': kind=path, or a path alone whose kind is guessed. \
      A first argument that ends in .safetensors is the model; without one the program's own is \
      measured. Data in files like MNIST's has two parts: the test part is measured, which a \
      finished model is reported on, unless --part says otherwise. Digits are measured as digits; \
      where a sample is no digit, that class counts as the others do.

      With --strings, data is folders of pictures of numbers with a table truth.csv (path,text): \
      whole pictures are read, and told are the share read exactly right, the digit error rate, \
      what went wrong, and how far the reader's own confidence is to be trusted. With --calibrate \
      nothing of this is told but which temperature of confidences fits what is right best, and from \
      which confidence on 99 % are right.

      EXAMPLES
        digits eval mnist                        the program's own model on MNIST's test digits
        digits eval mine.safetensors mnist
        digits eval mine.safetensors mnist --format json
        digits eval mine.safetensors mnist truth=forms --holdout-writers ann,bob
        digits eval mine.safetensors test.csv --kaggle submission.csv
        digits eval mine.safetensors mnist --worst 20 --worst-sheet worst.png --html report.html
        digits eval --strings checks logbook --exclude faults.txt --html report.html
        digits eval --strings checks logbook --calibrate

      EXIT STATUS
        0   measured
        1   measured, but some pictures could not be read
        64  the command was not understood
        65  the model or the data is corrupt
        66  the model or the data was not found, or holds no sample
        74  something could not be written
      """)

  @Argument(
    help: ArgumentHelp(
      "The model, if it ends in .safetensors, then the data, such as mnist=folder or strokes=file.",
      valueName: "data"),
    completion: .file())
  var arguments: [String]

  @Option(
    help: ArgumentHelp("The model, whatever its name.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var model: String?

  @Flag(help: "Measure how whole pictures of numbers are read; data is folders with truth.csv.")
  var strings = false

  @Option(
    help: ArgumentHelp(
      "Set pictures aside whose truth is known to be wrong: their paths, a line each.",
      valueName: "file"),
    completion: .file())
  var exclude: String?

  @Option(
    help: ArgumentHelp(
      "Measure a part of the pictures of numbers only: 2/2 for the second of every two in the "
        + "table.", valueName: "part"))
  var numbersPart = NumberPart.all

  @Flag(
    help: """
      Of pictures of numbers, tell at which temperature and trust floor confidence means most.
      """)
  var calibrate = false

  @Option(help: "Which part of data that has two.")
  var part = EvalPart.test

  @Option(
    help: ArgumentHelp(
      "Measure only what these wrote, parted by commas.", valueName: "writers"))
  var holdoutWriters: String?

  @Option(help: "How to print what was measured.")
  var format = EvalFormat.text

  @Option(
    help: ArgumentHelp(
      "Name the samples to look at: wrong ones first, the surest before the others.",
      valueName: "count"))
  var worst: Int?

  @Option(
    help: ArgumentHelp("Draw those samples in one picture.", valueName: "file"),
    completion: .file(extensions: ["png"]))
  var worstSheet: String?

  @Option(
    help: ArgumentHelp(
      "Write a page with curves, tables and the worst 100 samples.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var html: String?

  @Option(
    help: ArgumentHelp(
      "Write the digits of one table without labels, ImageId from 1, instead of measuring.",
      valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var kaggle: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Threads that read (default: one a processor).", valueName: "count"))
  var jobs: Int?

  func validate() throws {
    _ = try EvalConfiguration(self)
  }

  func run() throws {
    StandardStream.ignoreBrokenPipes()
    let status = EvalRun.run(try EvalConfiguration(self))
    if status != .success { throw ExitCode(status.rawValue) }
  }
}

/// Which part of data that has two is measured.
enum EvalPart: String, CaseIterable, Sendable, ExpressibleByArgument {
  case training
  case test

  /// The part, as the library calls it.
  var part: DatasetPart {
    switch self {
    case .training: .training
    case .test: .test
    }
  }
}

/// How `digits eval` prints.
enum EvalFormat: String, CaseIterable, Sendable, ExpressibleByArgument {
  /// Tables for people.
  case text

  /// One JSON object; `DetailedEvaluation.json(worst:)` says what is in it, and
  /// `StringEvaluation.json` for numbers.
  case json
}
