internal import DigitReader
internal import FileSystem

/// What became of one input.
struct ScanOutcome: Sendable {
  /// How it ended.
  enum Result: Sendable {
    case read(Reading)
    case failed(ReadingError)

    /// It was found in a directory and is no picture.
    case skipped

    /// An earlier run of the same ledger has done it, and it has not changed since.
    case unchanged(failed: Bool)
  }

  var input: ScanInput
  var result: Result

  /// What could not be written beside the results, such as the annotated picture.
  var writingErrors: [FileError] = []

  /// The picture with what was read, for the page about all inputs.
  var card: String?
}
