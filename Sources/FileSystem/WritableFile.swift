/// A file that is open to be written to, from its beginning on or at its end.
///
/// It is a handle: copies are the same open file, and who opened it closes it once.
public struct WritableFile: Sendable {
  /// The file's name.
  public let path: FilePath

  private let descriptor: Int32

  /// Creates a file that does not exist yet.
  ///
  /// - Parameter path: Its name.
  /// - Throws: ``FileError``, also where something has the name already.
  public init(creating path: FilePath) throws(FileError) {
    self.path = path
    descriptor = try System.open(path, for: .creating)
  }

  /// Opens a file to add to its end, and creates it if there is none.
  ///
  /// - Parameters:
  ///   - path: Its name.
  ///   - followingLink: Whether a symbolic link is followed; otherwise it is refused, and opening
  ///     waits for nobody.
  /// - Throws: ``FileError``, of kind `notAFile` for what is no regular file.
  public init(appendingTo path: FilePath, followingLink: Bool = true) throws(FileError) {
    self.path = path
    descriptor = try System.open(path, for: followingLink ? .appending : .appendingToOwn)
    do throws(FileError) {
      let kind = try System.status(of: descriptor, path: path).kind
      if kind != .regular { throw FileError.notAFile(.write, path, kind) }
    } catch {
      System.closeDescriptor(descriptor)
      throw error
    }
  }

  /// Writes every byte.
  ///
  /// - Parameter bytes: What is written.
  /// - Throws: ``FileError``.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    try System.writeBytes(bytes, to: descriptor, of: path)
  }

  /// Waits until what was written is on the disk.
  ///
  /// - Throws: ``FileError``.
  public func synchronize() throws(FileError) {
    try System.synchronize(descriptor, of: path)
  }

  /// Takes back what lies past a length.
  ///
  /// - Parameter size: The bytes that stay, no more than there are.
  /// - Throws: ``FileError``.
  public func truncate(to size: Int) throws(FileError) {
    try System.truncate(descriptor, to: size, of: path)
  }

  /// Keeps the file for this process until it is closed or the process ends, in whatever way.
  ///
  /// - Returns: Whether no other process keeps it; those that do not ask are not kept from it.
  /// - Throws: ``FileError``.
  public func lock() throws(FileError) -> Bool {
    try System.lock(descriptor, of: path)
  }

  /// The bytes that it has now.
  ///
  /// - Throws: ``FileError``.
  public func size() throws(FileError) -> Int {
    try System.status(of: descriptor, path: path).size
  }

  /// Which file it is, whatever its name has become.
  ///
  /// - Throws: ``FileError``.
  public func identity() throws(FileError) -> FileIdentity {
    try System.status(of: descriptor, path: path).identity
  }

  /// Closes the file.
  public func close() {
    System.closeDescriptor(descriptor)
  }
}
