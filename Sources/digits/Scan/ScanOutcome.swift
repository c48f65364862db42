internal import DigitReader
internal import FileSystem

/// What became of one input.
enum ScanOutcome: Sendable {
  /// It was read. The error is that of its annotated picture, if that could not be written.
  case read(FilePath, Reading, annotationError: FileError?)

  /// It was not read.
  case failed(FilePath, ReadingError)

  /// It was found in a directory and is no picture.
  case skipped
}
