public import FileSystem

/// Why training data could not be read.
public struct DatasetError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A place in a file.
  public enum Place: Hashable, Sendable {
    /// A byte of the (unpacked) file, from 0.
    case byte(Int)

    /// A line of a table, from 1, and the column in which it went wrong, from 1.
    case line(Int, column: Int?)

    /// A file of an archive, by its name.
    case member(FilePath)
  }

  /// The file, or the folder that lacks one.
  public var path: FilePath

  /// Where in the file it went wrong, if not everywhere.
  public var place: Place?

  /// What is wrong, with its numbers.
  public var reason: String

  /// Whether the data could not be had at all, rather than being wrong.
  public var isUnreadable: Bool

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - path: The file or folder.
  ///   - place: Where in the file.
  ///   - reason: What is wrong.
  ///   - isUnreadable: Whether the data could not be had at all.
  public init(
    path: FilePath, at place: Place? = nil, reason: String, isUnreadable: Bool = false
  ) {
    self.path = path
    self.place = place
    self.reason = reason
    self.isUnreadable = isUnreadable
  }

  /// Creates an error about a byte.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - byte: Where in the file.
  ///   - reason: What is wrong.
  init(path: FilePath, byte: Int, reason: String) {
    self.init(path: path, at: .byte(byte), reason: reason)
  }

  /// Creates an error about a file that the system did not give.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - error: What the system said.
  init(path: FilePath, _ error: FileError) {
    self.init(path: path, reason: error.message, isUnreadable: true)
  }

  /// The byte of the (unpacked) file at which it went wrong, where there is one.
  public var byte: Int? {
    if case .byte(let byte) = place { byte } else { nil }
  }

  /// The place and the reason, without the file: `line 3, column 786: …`.
  public var message: String {
    switch place {
    case nil: reason
    case .byte(let byte): "byte \(byte): \(reason)"
    case .line(let line, nil): "line \(line): \(reason)"
    case .line(let line, let column?): "line \(line), column \(column): \(reason)"
    case .member(let name): "\(name): \(reason)"
    }
  }

  /// One line for a person.
  public var description: String { "\(path): \(message)" }
}
