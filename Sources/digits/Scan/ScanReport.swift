internal import DigitReader
internal import FileSystem

/// Takes the outcomes in their order: prints results, complains, counts.
struct ScanReport: Sendable {
  private(set) var tally = ScanTally()

  /// Set once the results cannot be printed any more; the run then stops.
  private(set) var outputError: FileError?

  private var hasAnnotationError = false
  private let printer: any ResultPrinter
  private var output: ResultOutput

  init(printer: any ResultPrinter, output: ResultOutput) {
    self.printer = printer
    self.output = output
  }

  /// How the run ended, as far as it got.
  var status: ScanStatus {
    if let outputError {
      // A reader that has seen enough, such as `head`, is no failure.
      return outputError.kind == .brokenPipe ? .success : .unwritable
    }
    return hasAnnotationError ? .unwritable : tally.status
  }

  /// Takes the next outcome.
  ///
  /// - Returns: Whether the run is to go on.
  mutating func take(_ outcome: ScanOutcome) -> Bool {
    let index = tally.inputs
    tally.count(outcome)
    switch outcome {
    case .read(let path, let reading, let annotationError):
      if let annotationError {
        hasAnnotationError = true
        Complaint.print(annotationError)
      }
      return write(printer.result(reading, path: path, index: index))
    case .failed(let path, let error):
      Complaint.print(error.message, about: path)
      return write(printer.failure(error, path: path, index: index))
    case .skipped:
      return true
    }
  }

  /// Prints what closes a run.
  mutating func finish() {
    if outputError != nil { return }
    if write(printer.summary(tally)) {
      do throws(FileError) {
        try output.flush()
      } catch {
        stop(error)
      }
    }
  }

  private mutating func write(_ bytes: [UInt8]) -> Bool {
    do throws(FileError) {
      try output.write(bytes)
      return true
    } catch {
      stop(error)
      return false
    }
  }

  private mutating func stop(_ error: FileError) {
    outputError = error
    if error.kind != .brokenPipe {
      Complaint.print(error.message, about: "standard output")
    }
  }
}
