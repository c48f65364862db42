/// A file that gets its name only when it is whole.
///
/// ```swift
/// let draft = try FileDraft(of: "results.csv")
/// try draft.write(Array("a,b\n".utf8))
/// try draft.publish()
/// ```
///
/// Until then it lies in the same folder under a hidden name; who looks for the name finds what was
/// there before, or nothing.
public struct FileDraft: Sendable {
  /// The name that it will have.
  public let path: FilePath

  private let file: WritableFile

  /// Begins a file.
  ///
  /// - Parameter path: The name that it will have.
  /// - Throws: ``FileError``, also where something that is not a regular file has the name.
  public init(of path: FilePath) throws(FileError) {
    if let kind = try? System.status(of: path).kind, kind != .regular {
      throw FileError.notAFile(.write, path, kind)
    }
    self.path = path
    do {
      file = try WritableFile(creating: path.parent.appending(File.temporaryName()))
    } catch {
      // People know the name they asked for, not the one that is tried first.
      throw System.error(.write, path, code: error.code)
    }
  }

  /// Writes every byte.
  ///
  /// - Parameter bytes: What is written.
  /// - Throws: ``FileError``, which names ``path``; the draft is still there to be discarded.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    do {
      try file.write(bytes)
    } catch {
      throw System.error(.write, path, code: error.code)
    }
  }

  /// Gives the file its name, replacing at once what bore it, and closes it.
  ///
  /// - Parameter isDurable: Whether to wait until the disk has it.
  /// - Throws: ``FileError``; the draft is then gone, and what bore the name untouched.
  public func publish(isDurable: Bool = true) throws(FileError) {
    do {
      defer { file.close() }
      if isDurable { try file.synchronize() }
      try System.renameFile(file.path, to: path)
    } catch {
      try? System.removeFile(file.path)
      throw System.error(.write, path, code: error.code)
    }
    if isDurable { File.synchronizeFolder(path.parent) }
  }

  /// Closes the file and removes it.
  public func discard() {
    file.close()
    try? System.removeFile(file.path)
  }
}
