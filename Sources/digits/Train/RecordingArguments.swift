internal import ArgumentParser
internal import DigitTraining
internal import FileSystem

/// Whether and where a run is recorded: `--log`.
struct RecordingArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Record the run in a folder: metrics.jsonl, events for TensorBoard, and report.html, a page "
        + "with curves, tables and the worst samples.", valueName: "directory"),
    completion: .directory)
  var log: String?

  @Option(help: ArgumentHelp("Record every so many steps.", valueName: "steps"))
  var logEvery = 50

  func validate() throws {
    if !(1...1_000_000).contains(logEvery) {
      throw ValidationError("Recording every \(logEvery) steps, not every 1 to 1,000,000.")
    }
  }

  /// Opens the folder.
  ///
  /// - Parameter step: The step after which the run goes on; `nil` for one that begins.
  /// - Returns: What records the run; `nil` if nobody asked for it.
  /// - Throws: `FileError` if the folder cannot be written to. Once it could, a write that fails is
  ///   complained of, and the run goes on.
  func recorder(resumingAfter step: Int?) throws(FileError) -> RunRecorder? {
    guard let log else { return nil }
    return try RunRecorder(
      folder: Surroundings.path(ofArgument: log), resumingAfter: step, every: logEvery
    ) { Complaint.print($0) }
  }
}
