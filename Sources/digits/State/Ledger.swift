internal import FileSystem
internal import ImageCodecs

/// Keeps account of what is done, so that a run that ended in whatever way can be taken up.
///
/// The order of writing is what counts: results, wait for the disk, their entries, wait for the
/// disk. A result without an entry is taken back by the next run and read again: nothing is lost
/// and nothing is there twice.
struct Ledger: Sendable {
  private let file: WritableFile

  /// What earlier runs did.
  let index: LedgerIndex

  /// The file that results were added to last, and the bytes of it that have entries.
  let lastOutput: (path: FilePath, size: Int)?

  /// Opens a ledger, or begins one.
  ///
  /// What a killed run left of lines is taken back, and so is what it added to its output after the
  /// last result that has an entry.
  ///
  /// - Parameters:
  ///   - path: The ledger.
  ///   - settings: The hash of all that results depend on.
  /// - Throws: ``LedgerError``.
  init(_ path: FilePath, settings: ContentHash) throws(LedgerError) {
    let file = try Self.orLedgerError { () throws(FileError) in
      try WritableFile(appendingTo: path)
    }
    do throws(LedgerError) {
      let contents = try Self.read(file, settings: settings)
      self.file = file
      index = contents.index
      lastOutput = contents.output
    } catch {
      file.close()
      throw error
    }
  }

  private static func read(
    _ file: WritableFile, settings: ContentHash
  ) throws(LedgerError) -> LedgerContents {
    let isFree = try orLedgerError { () throws(FileError) in try file.lock() }
    guard isFree else { throw .inUse(file.path) }
    let bytes = try orLedgerError { () throws(FileError) in
      try File.read(file.path, limit: .max)
    }
    let contents = try LedgerContents(bytes, path: file.path)
    if let found = contents.settings, found != settings { throw .otherSettings(file.path) }
    try orLedgerError { () throws(FileError) in
      if contents.size < bytes.count { try file.truncate(to: contents.size) }
      if contents.settings == nil { try file.write(LedgerLine.heading(settings: settings).bytes) }
      try file.synchronize()
    }
    if let output = contents.output { try takeBack(output.path, to: output.size) }
    return contents
  }

  /// Takes back results that have no entries.
  private static func takeBack(_ path: FilePath, to size: Int) throws(LedgerError) {
    // An output that was moved away is done with; a directory has nothing to be taken back.
    guard !path.bytes.isEmpty, File.exists(path) else { return }
    let found = try orLedgerError { () throws(FileError) in
      let output = try WritableFile(appendingTo: path)
      defer { output.close() }
      let found = try output.size()
      if found > size {
        try output.truncate(to: size)
        try output.synchronize()
      }
      return found
    }
    if found < size { throw .outputIsShort(path, size: found, expected: size) }
  }

  /// Notes where this run's results go.
  func begin(output: FilePath, size: Int) throws(FileError) {
    try add([.output(path: output, size: size)])
  }

  /// Notes what is done; its results are on the disk.
  func add(_ lines: [LedgerLine]) throws(FileError) {
    if lines.isEmpty { return }
    try file.write(lines.flatMap(\.bytes))
    try file.synchronize()
  }

  /// Lets go of the ledger.
  func close() { file.close() }

  private static func orLedgerError<Value>(
    _ body: () throws(FileError) -> Value
  ) throws(LedgerError) -> Value {
    do {
      return try body()
    } catch {
      throw .file(error)
    }
  }
}
