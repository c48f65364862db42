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
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try File.read(path, limit: 1 << 20)
    } catch {
      if error.kind == .notFound { return }
      throw error
    }
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard let (name, hash) = Self.parse(line) else { continue }
      digits[name] = hash
    }
  }

  /// Adds a file's hash, if the list does not have it.
  mutating func record(_ name: String, _ hash: String) throws(FileError) {
    guard digits[name] != hash else { return }
    let isNew = digits.updateValue(hash, forKey: name) == nil
    if isNew {
      // One call adds the line whole, whoever adds another at the same time.
      try File.append(Array("\(hash)  \(name)\n".utf8), to: path)
    } else {
      let lines = digits.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }
      try File.write(Array(lines.joined().utf8), to: path, isDurable: false)
    }
  }

  /// Reads `HASH  NAME`, or `HASH *NAME` as it is written for binary files.
  private static func parse(_ line: Substring) -> (name: String, hash: String)? {
    guard let space = line.firstIndex(of: " ") else { return nil }
    let hash = line[..<space].lowercased()
    let name = line[space...].dropFirst(2)
    guard hash.utf8.count == 64, hash.allSatisfy(\.isHexDigit), !name.isEmpty else { return nil }
    return (String(name), hash)
  }
}
