internal import DigitReader
internal import FileSystem

/// Takes the outcomes in their order: prints results, complains, counts.
struct ScanReport: Sendable {
  private(set) var tally = ScanTally()

  /// Set once the results cannot be printed any more; the run then stops.
  private(set) var outputError: FileError?

  private var hasWritingError = false
  private let configuration: OutputConfiguration
  private let printer: any ResultPrinter
  private var output: ResultOutput
  private var progress: ProgressLine?
  private var page: BatchPage?

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - configuration: What is written, and when the run is to end early.
  ///   - printer: What prints the records.
  ///   - output: Where they go.
  ///   - progress: What shows how far the run is.
  init(
    _ configuration: OutputConfiguration, printer: any ResultPrinter, output: ResultOutput,
    progress: ProgressLine? = nil
  ) {
    self.configuration = configuration
    self.printer = printer
    self.output = output
    self.progress = progress
    page = configuration.report == nil ? nil : BatchPage()
  }

  /// How the run ended, as far as it got.
  var status: ScanStatus {
    if let outputError {
      // A reader that has seen enough, such as `head`, is no failure.
      return outputError.kind == .brokenPipe ? .success : .unwritable
    }
    return hasWritingError ? .unwritable : tally.status
  }

  /// Takes the next outcome.
  ///
  /// - Returns: Whether the run is to go on.
  mutating func take(_ outcome: ScanOutcome) -> Bool {
    let index = tally.inputs
    tally.count(outcome)
    defer { progress?.show(tally) }
    page?.add(outcome)
    for error in outcome.writingErrors {
      hasWritingError = true
      complain { Complaint.print(error) }
    }
    switch outcome.result {
    case .read(let reading):
      return write(printer.result(reading, of: outcome.input, index: index), of: outcome)
    case .failed(let error):
      complain { Complaint.print(error.message, about: outcome.input.place) }
      let record = printer.failure(error, of: outcome.input, index: index)
      return write(record, of: outcome) && !configuration.isFailFast
    case .unchanged(let failed):
      return !(failed && configuration.isFailFast)
    case .skipped:
      return true
    }
  }

  /// Prints what closes a run.
  mutating func finish() {
    if outputError == nil {
      do throws(FileError) {
        try output.finish(tally)
      } catch {
        stop(error)
      }
    } else {
      output.abandon()
    }
    writePage()
    progress?.finish(tally)
  }

  private mutating func writePage() {
    guard let page, let path = configuration.report else { return }
    do throws(FileError) {
      if !configuration.mayOverwrite, File.exists(path) { throw .exists(path) }
      try Directory.create(path.parent)
      try File.write(Array(page.html(tally).utf8), to: path, isDurable: false)
    } catch {
      hasWritingError = true
      complain { Complaint.print(error) }
    }
  }

  private mutating func write(_ record: [UInt8], of outcome: ScanOutcome) -> Bool {
    do throws(FileError) {
      try output.write(record, of: outcome)
      return true
    } catch {
      if case .directory = configuration.destination {
        // Only this input's file could not be written: the others may.
        hasWritingError = true
        complain { Complaint.print(error) }
        return true
      }
      stop(error)
      return false
    }
  }

  private mutating func stop(_ error: FileError) {
    outputError = error
    if error.kind == .brokenPipe { return }
    let isStream = configuration.destination == .standardOutput
    complain {
      Complaint.print(
        error.message, about: isStream ? "standard output" : FilePath(error.path))
    }
  }

  /// Complains on a line of its own, not at the end of the progress.
  private mutating func complain(_ body: () -> Void) {
    progress?.hide()
    body()
  }
}
