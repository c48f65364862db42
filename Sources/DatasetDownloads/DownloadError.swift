public import FileSystem
public import ZipArchives

/// Why a data set could not be had.
public enum DownloadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What a mirror failed with.
  public struct MirrorFailure: Hashable, Sendable {
    /// The address of the file there.
    public var address: String

    /// What went wrong, with its numbers.
    public var reason: String

    /// Creates a failure.
    ///
    /// - Parameters:
    ///   - address: The address of the file there.
    ///   - reason: What went wrong.
    public init(address: String, reason: String) {
      self.address = address
      self.reason = reason
    }
  }

  /// No mirror sent the file.
  case unavailable(name: String, failures: [MirrorFailure])

  /// The folder lacks files, and nothing may be downloaded.
  case missing(folder: FilePath, names: [String])

  /// A file that is there is not what was published, and nothing may be downloaded.
  case damaged(FilePath, reason: String)

  /// The archive that was downloaded does not hold what it should.
  case archive(ZipError)

  /// The disk refused.
  case file(FileError)

  /// It was asked to end. What has come is kept, and is not downloaded again.
  case interrupted

  /// What happened, one line a mirror.
  public var description: String {
    switch self {
    case .unavailable(let name, let failures):
      (["\(name): no mirror sent it"] + failures.map { "  \($0.address): \($0.reason)" })
        .joined(separator: "\n")
    case .missing(let folder, let names):
      "\(folder): lacks \(names.joined(separator: ", ")), and nothing may be downloaded"
    case .damaged(let path, let reason): "\(path): \(reason), and nothing may be downloaded"
    case .archive(let error): error.description
    case .file(let error): error.description
    case .interrupted: "interrupted; what has come is kept"
    }
  }
}
