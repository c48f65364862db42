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
    let draft = try FileDraft(of: path)
    do {
      try draft.write(bytes)
    } catch {
      draft.discard()
      throw error
    }
    try draft.publish(isDurable: isDurable)
  }

  /// Makes the new name itself survive a power cut, where the system lets a folder be synchronized.
  static func synchronizeFolder(_ folder: FilePath) {
    guard let descriptor = try? System.open(folder, for: .reading) else { return }
    defer { System.closeDescriptor(descriptor) }
    try? System.synchronize(descriptor, of: folder)
  }

  /// A name that no other process or thread uses, hidden so that a walk passes it by.
  ///
  /// Random, as process numbers repeat: in containers, most are 1.
  static func temporaryName() -> FilePath {
    FilePath(".digits-\(String(UInt64.random(in: 0...(.max)), radix: 36)).tmp")
  }
}
