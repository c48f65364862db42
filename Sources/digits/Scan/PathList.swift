internal import FileSystem

/// Paths that are listed one a line, or each before a zero byte as `find -print0` writes them.
///
/// Lines may end as on Windows, and the list may begin with a byte order mark. Empty lines name
/// nothing.
struct PathList: PushParser {
  private let separator: UInt8
  private var line: [UInt8] = []
  private var isFirst = true

  /// Creates a list's parser.
  ///
  /// - Parameter isZeroSeparated: Whether zero bytes end the paths, which then may hold anything.
  init(isZeroSeparated: Bool) {
    separator = isZeroSeparated ? 0 : UInt8(ascii: "\n")
  }

  mutating func push(_ bytes: [UInt8]) -> [FilePath] {
    var paths: [FilePath] = []
    for piece in bytes.split(separator: separator, omittingEmptySubsequences: false).dropLast() {
      add(piece)
      if let path = takeLine() { paths.append(path) }
    }
    add(bytes[((bytes.lastIndex(of: separator) ?? -1) + 1)...])
    return paths
  }

  mutating func finish() -> [FilePath] {
    takeLine().map { [$0] } ?? []
  }

  private mutating func add(_ piece: ArraySlice<UInt8>) {
    line += piece.prefix(Self.longestLine - line.count)
  }

  private mutating func takeLine() -> FilePath? {
    var path = line[...]
    line = []
    if isFirst, path.starts(with: [0xEF, 0xBB, 0xBF]) { path.removeFirst(3) }
    isFirst = false
    if separator != 0, path.last == UInt8(ascii: "\r") { path.removeLast() }
    return path.isEmpty ? nil : FilePath(bytes: Array(path))
  }

  /// Longer than any path that a system takes, and so an error that tells its beginning.
  private static let longestLine = 8192
}
