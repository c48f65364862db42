/// A file's name: bytes, as the system sees it, which need not be UTF-8.
///
/// ```swift
/// let path = FilePath("Fixtures").appending("one.png")
/// ```
public struct FilePath: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The bytes, without the terminating zero.
  public var bytes: [UInt8]

  /// Creates a path from bytes.
  ///
  /// - Parameter bytes: What the system gave, without a terminating zero.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Creates a path from text.
  ///
  /// - Parameter text: A path in UTF-8.
  public init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Creates a path from a literal.
  ///
  /// - Parameter value: A path in UTF-8.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// The path for people: what is not UTF-8 is shown as U+FFFD.
  public var description: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether ``description`` names the very same file.
  public var isText: Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// What follows the last slash; slashes at the end are not looked at.
  public var lastComponent: FilePath {
    let trimmed = withoutTrailingSlashes
    guard let slash = trimmed.lastIndex(of: Self.slash), trimmed.count > 1 else {
      return FilePath(bytes: trimmed)
    }
    return FilePath(bytes: Array(trimmed[(slash + 1)...]))
  }

  /// The folder that holds it: what precedes the last slash, `.` where there is none.
  public var parent: FilePath {
    let trimmed = withoutTrailingSlashes
    guard let slash = trimmed.lastIndex(of: Self.slash) else { return "." }
    return slash == 0 ? "/" : FilePath(bytes: Array(trimmed[..<slash]))
  }

  /// Whether the last byte is a slash, by which people mean a folder.
  public var endsInSlash: Bool { bytes.last == Self.slash }

  /// The path of something inside this folder.
  ///
  /// - Parameter name: A name, or a relative path.
  /// - Returns: Both, with one slash between.
  public func appending(_ name: FilePath) -> FilePath {
    if bytes.isEmpty { return name }
    if endsInSlash { return FilePath(bytes: bytes + name.bytes) }
    return FilePath(bytes: bytes + [Self.slash] + name.bytes)
  }

  /// The path below a folder.
  ///
  /// - Parameter folder: The folder that the path was made from.
  /// - Returns: What follows the folder and a slash; the whole path where it is not inside.
  public func relative(to folder: FilePath) -> FilePath {
    guard bytes.starts(with: folder.bytes) else { return self }
    let rest = bytes.dropFirst(folder.bytes.count)
    guard folder.endsInSlash || rest.first == Self.slash else { return self }
    return FilePath(bytes: Array(rest.drop { $0 == Self.slash }))
  }

  private static let slash = UInt8(ascii: "/")

  private var withoutTrailingSlashes: [UInt8] {
    var trimmed = bytes
    while trimmed.count > 1, trimmed.last == Self.slash { trimmed.removeLast() }
    return trimmed
  }
}
