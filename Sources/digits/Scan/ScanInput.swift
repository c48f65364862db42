internal import FileSystem

/// One picture to be read.
struct ScanInput: Hashable, Sendable {
  /// How it came to be an input.
  enum Origin: Hashable, Sendable {
    /// It was named: that it is no picture is an error.
    case named

    /// It was found in a directory: what is no picture is passed by.
    case found

    /// It comes on standard input.
    case standardInput
  }

  var path: FilePath
  var origin: Origin

  /// Where the annotated picture goes, if anywhere.
  var annotation: FilePath?
}
