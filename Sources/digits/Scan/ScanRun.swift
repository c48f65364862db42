internal import DigitClassifier
internal import DigitReader
internal import FileSystem

/// Runs a scan: configuration → reader → outcomes in order → report.
enum ScanRun {
  /// Scans everything and prints it.
  ///
  /// - Parameter configuration: What is scanned, and how.
  /// - Returns: How it ended.
  static func run(_ configuration: ScanConfiguration) -> ScanStatus {
    let reader: DigitReader
    do throws(Failure) {
      reader = try makeReader(configuration)
      try makeDirectories(configuration)
    } catch {
      return error.status
    }
    var report: ScanReport
    do throws(Failure) {
      let ledger = try openLedger(configuration)
      report = try scan(configuration, reader, ledger)
    } catch {
      return error.status
    }
    report.finish()
    if report.tally.inputs == 0, report.outputError == nil { complainOfNothing(configuration) }
    return report.outputError == nil ? interruptedStatus ?? report.status : report.status
  }

  /// What ends a run before its first input; it has been complained of.
  private struct Failure: Error {
    var status: ScanStatus
  }

  private static func makeReader(
    _ configuration: ScanConfiguration
  ) throws(Failure) -> DigitReader {
    guard let path = configuration.model else {
      return DigitReader(options: configuration.options)
    }
    let bytes: [UInt8]
    do {
      bytes = try File.read(path, limit: mostModelBytes)
    } catch {
      Complaint.print(error)
      throw Failure(status: error.kind == .tooLarge ? .corruptData : .noInput)
    }
    do {
      return try DigitReader(model: bytes, options: configuration.options)
    } catch {
      Complaint.print(error.message, about: path)
      throw Failure(status: .corruptData)
    }
  }

  /// They must be there before inputs are looked for, which must not be found in them.
  private static func makeDirectories(_ configuration: ScanConfiguration) throws(Failure) {
    var paths = configuration.output.directories
    if case .directory(let path) = configuration.annotation { paths.append(path) }
    do throws(FileError) {
      for path in paths { try Directory.create(path) }
    } catch {
      Complaint.print(error)
      throw Failure(status: .unwritable)
    }
  }

  private static func openLedger(_ configuration: ScanConfiguration) throws(Failure) -> Ledger? {
    guard let path = configuration.output.ledger else { return nil }
    do {
      return try Ledger(path, settings: configuration.settingsHash)
    } catch {
      error.complain()
      throw Failure(status: error.status)
    }
  }

  private static var interruptedStatus: ScanStatus? {
    switch Interruption.current {
    case .interrupt: .interrupted
    case .terminate: .terminated
    case nil: nil
    }
  }

  private static func openReport(
    _ configuration: ScanConfiguration, _ ledger: Ledger?
  ) throws(Failure) -> ScanReport {
    let printer = configuration.printer
    do {
      return ScanReport(
        configuration.output, printer: printer,
        output: try ResultOutput(configuration.output, printer: printer, ledger: ledger),
        progress: ProgressLine(configuration.output.progress, configuration))
    } catch {
      Complaint.print(error)
      throw Failure(status: .unwritable)
    }
  }

  private static func scan(
    _ configuration: ScanConfiguration, _ reader: DigitReader, _ ledger: Ledger?
  ) throws(Failure) -> ScanReport {
    let done = ledger?.index
    var report = try openReport(configuration, ledger)
    var inputs = InterruptibleInputs(ScanInputs(configuration))
    if configuration.jobs == 1 {
      while let step = inputs.next(), report.take(step.outcome(with: reader, done: done)) {}
      return report
    }
    if !configuration.hasSeveralInputs {
      // Nothing is started for a single picture: it would cost more than a small one takes.
      guard let first = inputs.next(), report.take(first.outcome(with: reader, done: done)),
        let second = inputs.next()
      else { return report }
      inputs.putBack(second)
    }
    return ScanPipeline.run(
      inputs, reader: reader, done: done,
      options: PipelineOptions(
        jobs: configuration.jobs, isOrdered: configuration.output.isOrdered),
      into: report)
  }

  private static func complainOfNothing(_ configuration: ScanConfiguration) {
    for source in configuration.sources {
      switch source {
      case .directory(let path): Complaint.print("no pictures in it", about: path)
      case .stream: Complaint.print("no pictures in it", about: "-")
      case .list(let path): Complaint.print("no pictures named in it", about: path ?? "-")
      case .file: break
      }
    }
  }

  /// More than any network for digits; what is larger is not one.
  private static let mostModelBytes = 256 << 20
}

extension ScanConfiguration {
  /// What prints the results.
  var printer: any ResultPrinter {
    // A file that later runs add to is one of several pictures, a file a picture one of one.
    let hasSeveralResults =
      switch output.destination {
      case .standardOutput: hasSeveralInputs
      case .file: hasSeveralInputs || output.ledger != nil
      case .directory: false
      }
    return output.format.printer(hasSeveralInputs: hasSeveralResults)
  }
}
