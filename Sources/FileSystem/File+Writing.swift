private import Synchronization

extension File {
  /// Writes a whole file: whoever looks sees the old one or the new one, never a part.
  ///
  /// The bytes go to a file with another name in the same folder, which then takes the name.
  ///
  /// - Parameters:
  ///   - bytes: The new content.
  ///   - path: The file, new or to be replaced; a symbolic link is replaced itself.
  ///   - isDurable: Whether to wait until the disk has the bytes, so that not even a power cut
  ///     can lose them once this returns.
  /// - Throws: ``FileError``; the old file, if there was one, is then untouched. What exists and
  ///   is not a file (a device, a pipe, a directory) is never replaced.
  public static func write(
    _ bytes: [UInt8], to path: FilePath, isDurable: Bool = true
  ) throws(FileError) {
    if let kind = try? System.status(of: path).kind, kind != .regular {
      throw FileError.notAFile(.write, path, kind)
    }
    let folder = path.parent
    let temporary = folder.appending(temporaryName())
    let descriptor: Int32
    do {
      descriptor = try System.open(temporary, for: .creating)
    } catch {
      // People know the name they asked for, not the one that is tried first.
      throw System.error(.write, path, code: error.code)
    }
    do {
      defer { System.closeDescriptor(descriptor) }
      try System.writeBytes(bytes, to: descriptor, of: path)
      if isDurable { try System.synchronize(descriptor, of: path) }
      try System.renameFile(temporary, to: path)
    } catch {
      try? System.removeFile(temporary)
      throw System.error(.write, path, code: error.code)
    }
    if isDurable { synchronizeFolder(folder) }
  }

  /// Makes the new name itself survive a power cut, where the system lets a folder be synchronized.
  private static func synchronizeFolder(_ folder: FilePath) {
    guard let descriptor = try? System.open(folder, for: .reading) else { return }
    defer { System.closeDescriptor(descriptor) }
    try? System.synchronize(descriptor, of: folder)
  }

  private static let temporaryCount = Atomic<Int>(0)

  /// A name that no other process or thread uses, hidden so that a walk passes it by.
  private static func temporaryName() -> FilePath {
    let number = temporaryCount.add(1, ordering: .relaxed).newValue
    return FilePath(".digits-\(System.processNumber)-\(number).tmp")
  }
}
