public import FileSystem

/// Why a zip archive could not be read.
public struct ZipError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The archive.
  public var path: FilePath

  /// The member it is about, where it is about one.
  public var member: String?

  /// The byte of the archive at which it went wrong, where there is one.
  public var byte: Int?

  /// What is wrong, with its numbers.
  public var reason: String

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - path: The archive.
  ///   - member: The member it is about.
  ///   - byte: Where in the archive.
  ///   - reason: What is wrong.
  public init(path: FilePath, member: String? = nil, byte: Int? = nil, reason: String) {
    self.path = path
    self.member = member
    self.byte = byte
    self.reason = reason
  }

  /// One line for a person.
  public var description: String {
    "\(path)" + (member.map { ": \($0)" } ?? "") + (byte.map { ": byte \($0)" } ?? "")
      + ": \(reason)"
  }
}
