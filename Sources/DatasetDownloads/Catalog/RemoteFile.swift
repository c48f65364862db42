/// A file that mirrors offer, and what is known of it beforehand.
public struct RemoteFile: Hashable, Sendable {
  /// How a file begins: tells an error page from data before the first byte is written.
  public enum Kind: Hashable, Sendable {
    /// gzip (RFC 1952).
    case gzip

    /// A zip archive.
    case zip

    /// The bytes that every file of the kind begins with.
    public var signature: [UInt8] {
      switch self {
      case .gzip: [0x1F, 0x8B]
      case .zip: [0x50, 0x4B, 0x03, 0x04]
      }
    }
  }

  /// Its name, in the folder and below a mirror's address.
  public var name: String

  /// How it begins.
  public var kind: Kind

  /// All hashes that were published; none where nobody published one.
  public var checksums: [Checksum]

  /// Its bytes, where they are known.
  public var size: Int?

  /// The most bytes that are accepted where ``size`` is not known.
  public var limit: Int

  /// Describes a file.
  ///
  /// - Parameters:
  ///   - name: Its name below a mirror's address.
  ///   - kind: How it begins.
  ///   - checksums: All hashes that were published.
  ///   - size: Its bytes, where they are known.
  ///   - limit: The most bytes that are accepted where the size is not known.
  public init(
    name: String, kind: Kind, checksums: [Checksum] = [], size: Int? = nil, limit: Int = 64 << 20
  ) {
    self.name = name
    self.kind = kind
    self.checksums = checksums
    self.size = size
    self.limit = limit
  }
}
