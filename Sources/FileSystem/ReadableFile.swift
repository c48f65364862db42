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
}
