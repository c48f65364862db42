internal import DigitClassifier
internal import DigitReader
internal import FileSystem

/// Runs a scan: configuration → reader → outcomes in order → report.
enum ScanRun {
  /// Scans everything and prints it.
  ///
  /// - Returns: How it ended.
  static func run(_ configuration: ScanConfiguration) -> ScanStatus {
    let reader: DigitReader
    do throws(Failure) {
      reader = try makeReader(configuration)
      try makeAnnotationDirectory(configuration)
    } catch {
      return error.status
    }
    var report = report(configuration, reader: reader)
    report.finish()
    if report.tally.inputs == 0, report.outputError == nil { complainOfNothing(configuration) }
    return report.status
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
      throw Failure(status: error.kind == .tooLarge ? .corruptModel : .noInput)
    }
    do {
      return try DigitReader(model: bytes, options: configuration.options)
    } catch {
      Complaint.print(error.message, about: path)
      throw Failure(status: .corruptModel)
    }
  }

  private static func makeAnnotationDirectory(
    _ configuration: ScanConfiguration
  ) throws(Failure) {
    guard case .directory(let path) = configuration.annotation else { return }
    do {
      try Directory.create(path)
    } catch {
      Complaint.print(error)
      throw Failure(status: .unwritable)
    }
  }

  private static func report(
    _ configuration: ScanConfiguration, reader: DigitReader
  ) -> ScanReport {
    var report = ScanReport(
      printer: configuration.printer, output: ResultOutput(to: .output))
    var inputs = ScanInputs(configuration)
    if configuration.jobs == 1 || !configuration.hasSeveralInputs {
      // No thread is started for a single picture: it would cost more than a small one takes.
      while let step = inputs.next(), report.take(step.outcome(with: reader)) {}
      return report
    }
    return OrderedWindow.run(
      inputs, jobs: configuration.jobs, into: report,
      work: { $0.outcome(with: reader) }, take: { $0.take($1) })
  }

  private static func complainOfNothing(_ configuration: ScanConfiguration) {
    for case .directory(let path) in configuration.sources {
      Complaint.print("no pictures in it", about: path)
    }
  }

  /// More than any network for digits; what is larger is not one.
  private static let mostModelBytes = 256 << 20
}

extension ScanConfiguration {
  /// What prints the results.
  var printer: any ResultPrinter {
    switch format {
    case .text: TextPrinter(showsPaths: hasSeveralInputs)
    case .jsonl: JSONLinesPrinter(hasSummary: hasSeveralInputs)
    }
  }
}
