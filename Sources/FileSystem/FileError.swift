/// A file that could not be read, written or listed.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried.
  public enum Operation: String, Hashable, Sendable {
    case open
    case read
    case write
    case list
    case rename
    case status
  }

  /// What was tried.
  public var operation: Operation

  /// The file it was tried on; `-` for a standard stream.
  public var path: String

  /// The system's error number, or 0 where a limit of ours was hit.
  public var code: Int32

  /// Why it failed, in words.
  public var reason: String

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - operation: What was tried.
  ///   - path: The file it was tried on.
  ///   - code: The system's error number, or 0.
  ///   - reason: Why it failed, in words.
  public init(operation: Operation, path: String, code: Int32, reason: String) {
    self.operation = operation
    self.path = path
    self.code = code
    self.reason = reason
  }

  /// One line for a person: the path, what was tried and why it failed.
  public var description: String { "\(path): cannot \(operation.rawValue): \(reason)" }
}
