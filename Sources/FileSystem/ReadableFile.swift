/// A file that is read piece by piece, as far as it has come.
///
/// ```swift
/// let input = ReadableFile.standardInput
/// while case let bytes = try input.read(upTo: 1 << 16), !bytes.isEmpty { print(bytes.count) }
/// ```
public final class ReadableFile: Sendable {
  /// Standard input, which stays open.
  public static let standardInput = ReadableFile(descriptor: 0, path: "-")

  private let descriptor: Int32
  private let path: FilePath

  private init(descriptor: Int32, path: FilePath) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Opens a file; it is closed when nobody holds this object any more.
  ///
  /// - Parameter path: A file or a pipe; a symbolic link is followed.
  /// - Throws: ``FileError``, also where the path names a directory or a device.
  public init(_ path: FilePath) throws(FileError) {
    let descriptor = try System.open(path, for: .reading)
    do throws(FileError) {
      let kind = try System.status(of: descriptor, path: path).kind
      guard kind == .regular || kind == .pipe else {
        throw FileError.notAFile(.read, path, kind)
      }
    } catch {
      System.closeDescriptor(descriptor)
      throw error
    }
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    if descriptor != 0 { System.closeDescriptor(descriptor) }
  }

  /// Reads what is there, waiting for the first byte only.
  ///
  /// - Parameter count: The most bytes.
  /// - Returns: At least one byte; none at the end, or where the program waits for standard input
  ///   and is asked to end.
  /// - Throws: ``FileError``.
  public func read(upTo count: Int) throws(FileError) -> [UInt8] {
    try System.readBytes(descriptor, count: count, of: path)
  }

  /// Reads from a place in a regular file; what is read piece by piece goes on where it was.
  ///
  /// - Parameters:
  ///   - offset: The first byte wanted, from 0.
  ///   - count: How many bytes.
  /// - Returns: The bytes, fewer only where the file ends.
  /// - Throws: ``FileError``.
  public func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let more = try System.readBytes(
        descriptor, at: offset + bytes.count, count: count - bytes.count, of: path)
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  /// The bytes that the file has now; 0 for what has no length.
  ///
  /// - Throws: ``FileError``.
  public func size() throws(FileError) -> Int {
    try System.status(of: descriptor, path: path).size
  }
}
