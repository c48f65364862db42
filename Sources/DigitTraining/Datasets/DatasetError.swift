public import FileSystem

/// Why training data could not be read.
public struct DatasetError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, or the folder that lacks one.
  public var path: FilePath

  /// The byte of the (unpacked) file at which it went wrong, where there is one.
  public var byte: Int?

  /// What is wrong, with its numbers.
  public var reason: String

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - path: The file or folder.
  ///   - byte: Where in the file.
  ///   - reason: What is wrong.
  public init(path: FilePath, byte: Int? = nil, reason: String) {
    self.path = path
    self.byte = byte
    self.reason = reason
  }

  /// One line for a person.
  public var description: String {
    "\(path)" + (byte.map { ": byte \($0)" } ?? "") + ": \(reason)"
  }
}
