/// Creating directories and looking into them.
public enum Directory {
  /// Creates a directory and those above it that are missing.
  ///
  /// - Parameter path: The directory; that it exists already is no error.
  /// - Throws: ``FileError``, also where a file stands in the way.
  public static func create(_ path: FilePath) throws(FileError) {
    if let kind = try? System.status(of: path).kind {
      if kind == .directory { return }
      throw FileError(
        operation: .create, path: path.description, code: 0,
        reason: "something that is not a directory has the name", kind: .notAFile)
    }
    let parent = path.parent
    if parent != path, !File.exists(parent) { try create(parent) }
    do {
      try System.createDirectory(path)
    } catch {
      // Another thread or program may have been faster.
      if (try? System.status(of: path).kind) != .directory { throw error }
    }
  }

  /// What a directory holds.
  ///
  /// - Parameter path: The directory.
  /// - Returns: The names, sorted by their bytes.
  /// - Throws: ``FileError``.
  public static func names(in path: FilePath) throws(FileError) -> [FilePath] {
    try System.entries(of: path).map { $0.name }
      .sorted { $0.lexicographicallyPrecedes($1) }
      .map { FilePath(bytes: $0) }
  }
}
