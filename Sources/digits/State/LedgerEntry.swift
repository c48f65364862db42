internal import FileSystem
internal import ImageCodecs

/// What a ledger says of one input.
struct LedgerEntry: Hashable, Sendable {
  /// One mention of one input: the same path named twice is two inputs.
  struct Key: Hashable, Sendable {
    var path: FilePath

    /// How often the path was mentioned before in the same run.
    var mention: Int
  }

  /// What became of it.
  enum Ending: String, Hashable, Sendable {
    /// It was read.
    case read

    /// Its bytes are no picture that can be read.
    case failed

    /// Not a byte of it was to be had; the content is then that of the error's code.
    case absent
  }

  var key: Key
  var ending: Ending
  var content: ContentHash
}
