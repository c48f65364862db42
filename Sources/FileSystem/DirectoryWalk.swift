/// Every file below a directory, in the order of the names, one directory at a time.
///
/// Only the names of the directories on the way to the current file are held, so that a walk over
/// a million files takes little memory. Hidden names are passed by, and so are symbolic links to
/// directories: a walk cannot run in circles. A link to a file counts as that file. Pipes, sockets
/// and devices are passed by.
///
/// ```swift
/// for entry in DirectoryWalk(of: "pictures") {
///   switch entry {
///   case .file(let path): print(path)
///   case .failure(let error): print(error)
///   }
/// }
/// ```
public struct DirectoryWalk: Sequence, IteratorProtocol, Sendable {
  /// One step of a walk.
  public enum Entry: Hashable, Sendable {
    /// A regular file, or a link to one.
    case file(FilePath)

    /// A directory that could not be listed or a link that leads nowhere; the walk goes on.
    case failure(FileError)
  }

  private struct Item {
    var path: FilePath
    var kind: FileKind?
  }

  /// What is still to be visited, the next one last.
  private var pending: [Item]

  private let skipped: FileIdentity?

  /// Creates a walk.
  ///
  /// - Parameters:
  ///   - root: The directory; a link to one is followed.
  ///   - skipped: A directory that is passed by with all it holds, such as the one that the
  ///     results are written to.
  public init(of root: FilePath, skipping skipped: FileIdentity? = nil) {
    pending = [Item(path: root, kind: .directory)]
    self.skipped = skipped
  }

  /// The next file or failure, or `nil` at the end.
  public mutating func next() -> Entry? {
    while let item = pending.popLast() {
      do throws(FileError) {
        switch try kind(of: item) {
        case .regular:
          return .file(item.path)
        case .directory:
          try list(item.path)
        case .symbolicLink:
          if try System.status(of: item.path).kind == .regular { return .file(item.path) }
        case .pipe, .socket, .device:
          break
        }
      } catch {
        return .failure(error)
      }
    }
    return nil
  }

  private func kind(of item: Item) throws(FileError) -> FileKind {
    if let kind = item.kind { return kind }
    return try System.status(of: item.path, followingLink: false).kind
  }

  private mutating func list(_ directory: FilePath) throws(FileError) {
    if let skipped, try System.status(of: directory).identity == skipped { return }
    let entries = try System.entries(of: directory)
      .filter { $0.name.first != UInt8(ascii: ".") }
      .sorted { $1.name.lexicographicallyPrecedes($0.name) }
    for entry in entries {
      pending.append(
        Item(path: directory.appending(FilePath(bytes: entry.name)), kind: entry.kind))
    }
  }
}
