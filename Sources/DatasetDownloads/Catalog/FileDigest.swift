internal import Crypto
public import FileSystem

/// The hashes of a file that is on the disk.
public struct FileDigest: Hashable, Sendable {
  /// SHA-256, in hexadecimal digits.
  public let sha256: String

  /// MD5, in hexadecimal digits.
  public let md5: String

  /// The file's bytes.
  public let size: Int

  /// Reads a file once, from its beginning to its end.
  ///
  /// - Parameter path: The file.
  /// - Throws: ``FileError``; `CancellationError` where the task is canceled meanwhile.
  /// - Complexity: O(*bytes*), in constant memory.
  public init(of path: FilePath) throws {
    let file = try ReadableFile(path)
    var sha256 = SHA256()
    var md5 = Insecure.MD5()
    var size = 0
    while case let bytes = try file.read(upTo: 1 << 20), !bytes.isEmpty {
      try Task.checkCancellation()
      unsafe bytes.withUnsafeBytes { bytes in
        unsafe sha256.update(bufferPointer: bytes)
        unsafe md5.update(bufferPointer: bytes)
      }
      size += bytes.count
    }
    self.sha256 = Self.digits(sha256.finalize())
    self.md5 = Self.digits(md5.finalize())
    self.size = size
  }

  /// Whether the file is the published one.
  ///
  /// - Parameter checksum: What was published.
  /// - Returns: Whether the hash of the same kind is the same.
  public func has(_ checksum: Checksum) -> Bool {
    switch checksum {
    case .md5(let digits): md5 == digits
    case .sha256(let digits): sha256 == digits
    }
  }

  private static func digits(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
