internal import DigitReader
private import Dispatch
private import Synchronization

/// Scans several inputs at once, from a program that is not asynchronous.
enum ScanPipeline {
  /// Scans inputs until there are no more, or the report wants no more.
  ///
  /// - Parameters:
  ///   - inputs: What is scanned; drawn on a thread of its own.
  ///   - reader: What reads the pictures.
  ///   - done: What earlier runs did, if there is a ledger.
  ///   - options: How many are read at a time, and in which order they are reported.
  ///   - report: Takes the outcomes, one at a time.
  /// - Returns: The report after the last outcome.
  static func run(
    _ inputs: InterruptibleInputs, reader: DigitReader, done: LedgerIndex? = nil,
    options: PipelineOptions, into report: ScanReport
  ) -> ScanReport {
    let pipeline = ReadingPipeline(
      reader, sources: DrawnInputs(inputs), options: options
    ) { step, _ in
      step.load(with: reader, done: done)
    } finish: { page, reading in
      page.outcome(reading)
    }
    let result = Mutex(report)
    let end = DispatchSemaphore(value: 0)
    // Detached: from the main actor each outcome would cost a change of threads.
    Task.detached {
      var report = report
      for await outcome in pipeline {
        if !report.take(outcome) { break }
      }
      result.withLock { $0 = report }
      end.signal()
    }
    end.wait()
    return result.withLock { $0 }
  }
}
