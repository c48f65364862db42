public import FileSystem

/// Why training data could not be read.
public struct DatasetError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, or the folder that lacks one.
  public var path: FilePath

  /// The byte of the (unpacked) file at which it went wrong, where there is one.
  public var byte: Int?

  /// What is wrong, with its numbers.
  public var reason: String

  /// Whether the data could not be had at all, rather than being wrong.
  public var isUnreadable: Bool

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - path: The file or folder.
  ///   - byte: Where in the file.
  ///   - reason: What is wrong.
  ///   - isUnreadable: Whether the data could not be had at all.
  public init(path: FilePath, byte: Int? = nil, reason: String, isUnreadable: Bool = false) {
    self.path = path
    self.byte = byte
    self.reason = reason
    self.isUnreadable = isUnreadable
  }

  /// One line for a person.
  public var description: String {
    "\(path)" + (byte.map { ": byte \($0)" } ?? "") + ": \(reason)"
  }
}
