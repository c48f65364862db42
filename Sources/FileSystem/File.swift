/// Reading and writing whole files.
///
/// ```swift
/// let bytes = try File.read("one.png", limit: 1 << 20)
/// try File.write(bytes, to: "copy.png")
/// ```
public enum File {
  /// What the system knows of a path.
  ///
  /// - Parameters:
  ///   - path: Any path.
  ///   - followingLink: Whether a symbolic link is followed; otherwise it is told of itself.
  /// - Returns: Its kind, size and identity.
  /// - Throws: ``FileError``; that there is no such file is one, of kind `notFound`.
  public static func status(
    of path: FilePath, followingLink: Bool = true
  ) throws(FileError) -> FileStatus {
    try System.status(of: path, followingLink: followingLink)
  }

  /// Whether a path names something that the process can see.
  ///
  /// - Parameter path: Any path.
  /// - Returns: `false` also for a link that leads nowhere.
  public static func exists(_ path: FilePath) -> Bool {
    (try? System.status(of: path)) != nil
  }

  /// Gives a file another name, replacing at once what bore it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - target: Its new name, on the same disk.
  /// - Throws: ``FileError``.
  public static func rename(_ path: FilePath, to target: FilePath) throws(FileError) {
    try System.renameFile(path, to: target)
  }

  /// Removes a file.
  ///
  /// - Parameter path: The file; not a directory.
  /// - Throws: ``FileError``.
  public static func remove(_ path: FilePath) throws(FileError) {
    try System.removeFile(path)
  }

  /// Adds bytes to the end of a file, which is created if there is none.
  ///
  /// - Parameters:
  ///   - bytes: What is added, in one call where the system takes it whole.
  ///   - path: The file.
  /// - Throws: ``FileError``.
  public static func append(_ bytes: [UInt8], to path: FilePath) throws(FileError) {
    let descriptor = try System.open(path, for: .appending)
    defer { System.closeDescriptor(descriptor) }
    try System.writeBytes(bytes, to: descriptor, of: path)
  }
}
