internal import ArgumentParser
internal import DigitTraining
internal import FileSystem

/// What is measured and where it is told: the flags of ``EvalCommand``, proven to make sense.
struct EvalConfiguration: Sendable {
  /// The model's file; `nil` for the program's own.
  var model: FilePath?

  /// What is read.
  var data: [DataSpecification]

  /// Folders of pictures of numbers; where there is one, they are read and no ``data``.
  var strings: [FilePath]

  /// Which of their pictures.
  var numbersPart: NumberPart

  /// A list of pictures whose truth is known to be wrong.
  var exclude: FilePath?

  /// Whether the confidence of numbers is calibrated, not what was read measured.
  var isCalibrated: Bool

  /// Which part of data that has two.
  var part: DatasetPart

  /// Whose samples alone are measured; `nil` for all.
  var writers: [String]?

  /// How it is printed.
  var format: EvalFormat

  /// How many samples to look at are named.
  var worst: Int

  /// Where they are drawn.
  var worstSheet: FilePath?

  /// Where the page goes.
  var html: FilePath?

  /// Where the digits of a table go; `nil` to measure.
  var kaggle: FilePath?

  /// Threads that read.
  var threads: Int

  /// Samples that are looked at where nobody says how many.
  static let defaultWorst = 100

  /// Settles what the flags mean together.
  ///
  /// - Parameter command: The flags.
  /// - Throws: `ValidationError`, which ends the program with its usage and the code 64.
  init(_ command: EvalCommand) throws {
    var arguments = command.arguments
    if arguments.first?.hasSuffix(".safetensors") == true {
      let first = arguments.removeFirst()
      if let model = command.model {
        throw ValidationError("Two models: '\(model)' and '\(first)'.")
      }
      model = Surroundings.path(ofArgument: first)
    } else {
      model = command.model.map(Surroundings.path(ofArgument:))
    }
    if arguments.isEmpty { throw ValidationError("There is no data to measure on.") }
    if let jobs = command.jobs, jobs < 1 {
      throw ValidationError("At least one thread is needed, not \(jobs).")
    }
    if let worst = command.worst, !(0...1_000_000).contains(worst) {
      throw ValidationError("\(worst) samples to look at, not 0 to 1,000,000.")
    }
    if let writers = command.holdoutWriters {
      let names = writers.split(separator: ",").map(String.init)
      if names.isEmpty { throw ValidationError("No writer is named in '\(writers)'.") }
      self.writers = names
    }
    strings = command.strings ? arguments.map(Surroundings.path(ofArgument:)) : []
    data = command.strings ? [] : try arguments.map(Self.specification)
    exclude = command.exclude.map(Surroundings.path(ofArgument:))
    numbersPart = command.numbersPart
    isCalibrated = command.calibrate
    if isCalibrated, !command.strings || command.html != nil || command.worst != nil {
      throw ValidationError("--calibrate tells of numbers, and shows none: see --strings.")
    }
    if command.strings {
      if command.kaggle != nil || command.worstSheet != nil || writers != nil {
        throw ValidationError("Pictures of numbers have no such thing to write or to choose by.")
      }
    } else if exclude != nil || numbersPart != .all {
      throw ValidationError("Only pictures of numbers can be set aside: give --strings.")
    }
    part = command.part.part
    format = command.format
    worstSheet = command.worstSheet.map(Surroundings.path(ofArgument:))
    worst = command.worst ?? (worstSheet == nil ? 0 : Self.defaultWorst)
    html = command.html.map(Surroundings.path(ofArgument:))
    kaggle = command.kaggle.map(Surroundings.path(ofArgument:))
    if kaggle != nil {
      guard data.count == 1, data[0].kind ?? .csv == .csv else {
        throw ValidationError("The digits of one table can be written, not of other data.")
      }
      if writers != nil || worst > 0 || html != nil || format != .text {
        throw ValidationError("Nothing is measured where the digits of a table are written.")
      }
    }
    threads = command.jobs ?? Surroundings.processorCount
  }

  private static func specification(_ argument: String) throws -> DataSpecification {
    let specification: DataSpecification
    do {
      specification = try DataSpecification(Surroundings.path(ofArgument: argument))
    } catch {
      throw ValidationError("'\(argument)': \(error.reason).")
    }
    if specification.weight != 1 {
      throw ValidationError(
        "'\(argument)': every sample is measured once, so weights mean nothing.")
    }
    return specification
  }
}
