internal import FileSystem
internal import ImageCodecs
internal import ImageStreams

/// One picture to be read.
struct ScanInput: Hashable, Sendable {
  /// How it came to be an input.
  enum Origin: Hashable, Sendable {
    /// It was named: that it is no picture is an error.
    case named

    /// It was found in a directory: what is no picture is passed by.
    case found

    /// It came in a stream on standard input.
    case streamed

    /// A stream of which not a byte came.
    case emptyStream
  }

  var path: FilePath
  var origin: Origin

  /// What the stream held, until it is read.
  var content: ImageStreamElement.Content?

  /// The bytes before it in its stream.
  var offset: Int?

  /// Where the annotated picture goes, if anywhere.
  var annotation: FilePath?

  /// Where its record goes, if it has a file of its own.
  var result: FilePath?

  /// The directory for its digits as the network sees them, if they are wanted.
  var crops: FilePath?

  /// Where the page about how it was read goes, if anywhere.
  var explanation: FilePath?

  /// Whether it gets a card in the page about all inputs.
  var needsCard = false

  /// How often its path was mentioned before, counted where there is a ledger.
  var mention = 0

  /// What it holds, known where there is a ledger and its bytes were to be had.
  var contentHash: ContentHash?

  /// What people are told it is: its path, and its place where a stream has only places.
  var place: FilePath {
    guard path == "-", let offset else { return path }
    return FilePath("-, byte \(offset)")
  }
}
