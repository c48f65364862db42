public import FileSystem

/// `SHA256SUMS` in a data set's folder: what its files' hashes were when they were fetched, in the
/// lines of `sha256sum`.
///
/// Where nobody publishes a hash, the first file that came is trusted, and every later one is
/// compared with it.
public struct ChecksumList: Sendable {
  /// Its name.
  public static let name: FilePath = "SHA256SUMS"

  private let path: FilePath

  /// The hash of each file, in hexadecimal digits, by the file's name.
  public private(set) var digits: [String: String] = [:]

  /// Reads the list of a folder.
  ///
  /// - Parameter folder: The folder; that it has no list yet is no error.
  /// - Throws: `FileError`.
  public init(in folder: FilePath) throws(FileError) {
    path = folder.appending(Self.name)
    for line in try Self.bytes(of: path).split(separator: Self.lineEnd) {
      guard let (name, hash) = Self.parse(line) else { continue }
      digits[name] = hash
    }
  }

  private static let lineEnd = UInt8(ascii: "\n")

  /// What the list holds; nothing where there is none.
  private static func bytes(of path: FilePath) throws(FileError) -> [UInt8] {
    do throws(FileError) {
      return try File.read(path, limit: 1 << 20)
    } catch {
      if error.kind == .notFound { return [] }
      throw error
    }
  }

  /// Adds a file's hash, if the list does not have it.
  mutating func record(_ name: String, _ hash: String) throws(FileError) {
    guard digits[name] != hash else { return }
    let isNew = digits.updateValue(hash, forKey: name) == nil
    // Read anew: others may have added theirs since, and people write lines of their own.
    let present = try Self.bytes(of: path)
    let line = Array("\(hash)  \(name)\n".utf8)
    if isNew {
      let isOpen = present.last.map { $0 != Self.lineEnd } ?? false
      // One call adds the line whole, whoever adds another at the same time.
      try File.append((isOpen ? [Self.lineEnd] : []) + line, to: path)
      return
    }
    var text: [UInt8] = []
    for other in present.split(separator: Self.lineEnd) where Self.parse(other)?.name != name {
      text += other + [Self.lineEnd]
    }
    try File.write(text + line, to: path, isDurable: false)
  }

  /// Reads `HASH  NAME`, or `HASH *NAME` as it is written for binary files.
  private static func parse(_ bytes: ArraySlice<UInt8>) -> (name: String, hash: String)? {
    var line = String(decoding: bytes, as: UTF8.self)[...]
    if line.last == "\r" { line.removeLast() }
    guard let space = line.firstIndex(of: " ") else { return nil }
    let hash = line[..<space].lowercased()
    let name = line[space...].dropFirst(2)
    guard hash.utf8.count == 64, hash.allSatisfy(\.isHexDigit), !name.isEmpty else { return nil }
    return (String(name), hash)
  }
}
