extension File {
  /// Reads a whole file.
  ///
  /// A pipe (as the shell's `<(…)` gives one) is read to its end; one that nobody writes to is
  /// empty. Devices and directories are refused.
  ///
  /// - Parameters:
  ///   - path: The file; a symbolic link is followed.
  ///   - limit: The most bytes; a longer file is refused before memory is taken, and one that
  ///     grows while it is read as soon as it passes the limit.
  /// - Returns: The bytes; none for an empty file, which is no error.
  /// - Throws: ``FileError``, of kind `tooLarge` past the limit, and of kind `changed` for a file
  ///   that is written to meanwhile.
  public static func read(_ path: FilePath, limit: Int) throws(FileError) -> [UInt8] {
    try read(path, limit: limit, ifStartingWith: { _ in true }) ?? []
  }

  /// Reads a whole file if its first bytes are wanted.
  ///
  /// - Parameters:
  ///   - path: The file; a symbolic link is followed.
  ///   - limit: The most bytes.
  ///   - isWanted: Told the first 16 bytes, or all of a shorter file.
  /// - Returns: The file, or `nil` if it was not wanted; then no more than its start was read,
  ///   whatever its length.
  /// - Throws: ``FileError``, of kind `tooLarge` past the limit.
  public static func read(
    _ path: FilePath, limit: Int, ifStartingWith isWanted: ([UInt8]) -> Bool
  ) throws(FileError) -> [UInt8]? {
    let descriptor = try System.open(path, for: .reading)
    defer { System.closeDescriptor(descriptor) }
    let status = try System.status(of: descriptor, path: path)
    guard status.kind == .regular || status.kind == .pipe else {
      throw FileError.notAFile(.read, path, status.kind)
    }
    let start = try readUpTo(signatureCount, from: descriptor, of: path)
    guard isWanted(start) else { return nil }
    let bytes = try readRest(after: start, size: status.size, limit: limit, descriptor, path)
    if status.kind == .regular {
      let after = try System.status(of: descriptor, path: path)
      guard after == status else { throw FileError.changed(path) }
    }
    return bytes
  }

  private static let signatureCount = 16

  /// Reads `count` bytes, fewer only where the file ends.
  private static func readUpTo(
    _ count: Int, from descriptor: Int32, of path: FilePath
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let more = try System.readBytes(descriptor, count: count - bytes.count, of: path)
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  /// Reads to the end, `size` bytes if the file keeps what it promised.
  private static func readRest(
    after start: [UInt8], size: Int, limit: Int, _ descriptor: Int32, _ path: FilePath
  ) throws(FileError) -> [UInt8] {
    guard size <= limit else { throw FileError.tooLarge(path, limit: limit, size: size) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(size, start.count))
    bytes += start
    while true {
      // The one byte past the promise tells the end of a file that has not grown.
      let expected = size - bytes.count + 1
      let wanted = expected > 0 ? min(expected, mostBytesAtOnce) : growthStep
      let more = try System.readBytes(descriptor, count: wanted, of: path)
      if more.isEmpty { return bytes }
      guard more.count <= limit - bytes.count else {
        throw FileError.tooLarge(path, limit: limit)
      }
      bytes += more
    }
  }

  private static let growthStep = 1 << 16
  private static let mostBytesAtOnce = 1 << 20
}
