/// A file that could not be read, written or listed.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried.
  public enum Operation: String, Hashable, Sendable {
    case open
    case read
    case write
    case list
    case create
    case rename
    case remove
    case status = "look at"
  }

  /// What a program does differently about; every other cause is told by ``FileError/code``.
  public enum Kind: Hashable, Sendable {
    /// There is no such file, or a folder on the way to it is missing.
    case notFound

    /// It is larger than the limit that the caller set.
    case tooLarge

    /// It is a folder, a device or a socket where a file was expected.
    case notAFile

    /// It was written to while it was read: what was read may be half old and half new.
    case changed

    /// Whoever read our output has gone.
    case brokenPipe

    /// The system refused for the reason of ``FileError/code``.
    case refused
  }

  /// What was tried.
  public var operation: Operation

  /// The file it was tried on; `-` for a standard stream.
  public var path: String

  /// The system's error number, or 0 where a limit of ours was hit.
  public var code: Int32

  /// Why it failed, in words.
  public var reason: String

  /// What a program can tell apart.
  public var kind: Kind

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - operation: What was tried.
  ///   - path: The file it was tried on.
  ///   - code: The system's error number, or 0.
  ///   - reason: Why it failed, in words.
  public init(operation: Operation, path: String, code: Int32, reason: String) {
    self.init(
      operation: operation, path: path, code: code, reason: reason, kind: System.kind(of: code))
  }

  init(operation: Operation, path: String, code: Int32, reason: String, kind: Kind) {
    self.operation = operation
    self.path = path
    self.code = code
    self.reason = reason
    self.kind = kind
  }

  static func tooLarge(_ path: FilePath, limit: Int, size: Int? = nil) -> FileError {
    let found = size.map { "it has \($0) bytes" } ?? "it goes on"
    return FileError(
      operation: .read, path: path.description, code: 0,
      reason: "\(found) past the limit of \(limit) bytes", kind: .tooLarge)
  }

  static func changed(_ path: FilePath) -> FileError {
    FileError(
      operation: .read, path: path.description, code: 0, reason: "it changed while it was read",
      kind: .changed)
  }

  static func notAFile(_ operation: Operation, _ path: FilePath, _ kind: FileKind) -> FileError {
    let reason =
      switch kind {
      case .directory: "it is a directory"
      case .device: "it is a device"
      case .socket: "it is a socket"
      case .pipe: "it is a pipe"
      case .regular, .symbolicLink: "it is not a regular file"
      }
    return FileError(
      operation: operation, path: path.description, code: 0, reason: reason, kind: .notAFile)
  }

  /// One line for a person: the path, what was tried and why it failed.
  public var description: String { "\(path): \(message)" }

  /// What was tried and why it failed, without the path.
  public var message: String { "cannot \(operation.rawValue): \(reason)" }
}
