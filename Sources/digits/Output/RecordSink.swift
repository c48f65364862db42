internal import FileSystem

/// Where records go, byte for byte.
///
/// Where somebody may be waiting (a terminal, a pipe) every record is written at once; a file is
/// written in large pieces.
struct RecordSink: Sendable {
  private enum Target {
    case stream(StandardStream)

    /// A file that gets its name at the end.
    case draft(FileDraft)

    /// A file that is added to, as a ledger needs it.
    case growing(WritableFile)
  }

  private let target: Target
  private let pieceSize: Int
  private var pending: [UInt8] = []

  /// The bytes that were taken, together with those that the file held before.
  private(set) var size = 0

  /// Writes to a stream.
  init(to stream: StandardStream) {
    target = .stream(stream)
    pieceSize = stream.kind == .regular ? Self.largePiece : 1
  }

  /// Writes to a file that gets its name at the end.
  ///
  /// - Throws: `FileError`, also where the name is taken and must not be.
  init(to path: FilePath, mayOverwrite: Bool) throws(FileError) {
    if !mayOverwrite, File.exists(path) { throw .exists(path) }
    target = .draft(try FileDraft(of: path))
    pieceSize = Self.largePiece
  }

  /// Adds to a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - isKnown: Whether what it holds now was written by earlier runs of the same ledger.
  ///   - mayOverwrite: Whether what it holds otherwise may be lost.
  /// - Throws: `FileError`.
  init(addingTo path: FilePath, isKnown: Bool, mayOverwrite: Bool) throws(FileError) {
    let file = try WritableFile(appendingTo: path)
    do throws(FileError) {
      size = try file.size()
      if !isKnown, size > 0 {
        if !mayOverwrite { throw .exists(path) }
        try file.truncate(to: 0)
        size = 0
      }
    } catch {
      file.close()
      throw error
    }
    target = .growing(file)
    pieceSize = Self.largePiece
  }

  /// Takes bytes.
  mutating func write(_ bytes: [UInt8]) throws(FileError) {
    pending += bytes
    size += bytes.count
    if pending.count >= pieceSize { try flush() }
  }

  /// Writes what is still held, and waits until the disk has it if that is the file's sense.
  mutating func synchronize() throws(FileError) {
    try flush()
    if case .growing(let file) = target { try file.synchronize() }
  }

  /// Ends the output, which was synchronized: a file gets its name.
  ///
  /// - Throws: `FileError`; a file that has no name yet is then removed.
  func finish() throws(FileError) {
    precondition(pending.isEmpty, "\(pending.count) bytes were not written")
    switch target {
    case .stream: break
    case .draft(let draft): try draft.publish()
    case .growing(let file): file.close()
    }
  }

  /// Gives the output up after an error: a file that has no name yet is removed.
  func abandon() {
    switch target {
    case .stream: break
    case .draft(let draft): draft.discard()
    case .growing(let file): file.close()
    }
  }

  private mutating func flush() throws(FileError) {
    if pending.isEmpty { return }
    switch target {
    case .stream(let stream): try stream.write(pending)
    case .draft(let draft): try draft.write(pending)
    case .growing(let file): try file.write(pending)
    }
    pending.removeAll(keepingCapacity: true)
  }

  private static let largePiece = 1 << 16
}

extension FileError {
  /// That a file is there which was not asked to be replaced.
  static func exists(_ path: FilePath) -> FileError {
    FileError(
      operation: .write, path: path.description, code: 0,
      reason: "it exists already, and only --overwrite replaces it")
  }
}
