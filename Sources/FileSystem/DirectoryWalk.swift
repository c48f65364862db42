/// Every file below a directory, in the order of the names, one directory at a time.
///
/// Only the names of the directories on the way to the current file are held, so that a walk over
/// a million files takes little memory. Unless ``Options`` say otherwise, hidden names are passed by,
/// and so are symbolic links to directories: a walk cannot run in circles. A link to a file counts as that file. Pipes, sockets
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

  /// What a walk visits beside plain files and directories.
  public struct Options: Hashable, Sendable {
    /// Whether names that begin with a dot are visited.
    public var includesHidden: Bool

    /// Whether links to directories are followed; each file and directory is then visited once,
    /// under the first of its names, so that no walk runs in circles.
    public var followsLinks: Bool

    /// Creates options.
    ///
    /// - Parameters:
    ///   - includesHidden: Whether names that begin with a dot are visited.
    ///   - followsLinks: Whether links to directories are followed.
    public init(includesHidden: Bool = false, followsLinks: Bool = false) {
      self.includesHidden = includesHidden
      self.followsLinks = followsLinks
    }
  }

  /// What is still to be visited, the next one last.
  private var pending: [Item]

  private let skipped: Set<FileIdentity>
  private let options: Options

  /// What was visited, where links are followed.
  private var visited: Set<FileIdentity> = []

  /// Creates a walk.
  ///
  /// - Parameters:
  ///   - root: The directory; a link to one is followed.
  ///   - skipped: Directories that are passed by with all they hold, such as those that results
  ///     are written to.
  ///   - options: What is visited beside plain files and directories.
  public init(
    of root: FilePath, skipping skipped: Set<FileIdentity> = [], options: Options = Options()
  ) {
    pending = [Item(path: root, kind: .directory)]
    self.skipped = skipped
    self.options = options
  }

  /// The next file or failure, or `nil` at the end.
  public mutating func next() -> Entry? {
    while let item = pending.popLast() {
      do throws(FileError) {
        let kind = try kind(of: item)
        if options.followsLinks, kind == .regular || kind == .directory {
          guard visited.insert(try System.status(of: item.path).identity).inserted else { continue }
        }
        switch kind {
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
    var kind = item.kind
    if kind == nil { kind = try System.status(of: item.path, followingLink: false).kind }
    if let kind, !options.followsLinks || kind != .symbolicLink { return kind }
    return try System.status(of: item.path).kind
  }

  private mutating func list(_ directory: FilePath) throws(FileError) {
    if !skipped.isEmpty, skipped.contains(try System.status(of: directory).identity) { return }
    let entries = try System.entries(of: directory)
      .filter { options.includesHidden || $0.name.first != UInt8(ascii: ".") }
      .sorted { $1.name.lexicographicallyPrecedes($0.name) }
    for entry in entries {
      pending.append(
        Item(path: directory.appending(FilePath(bytes: entry.name)), kind: entry.kind))
    }
  }
}
