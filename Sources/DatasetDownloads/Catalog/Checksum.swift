/// A published hash of a file.
public enum Checksum: Hashable, Sendable, CustomStringConvertible {
  /// MD5, as the older data sets publish it: tells damage, but no forgery.
  case md5(String)

  /// SHA-256.
  case sha256(String)

  /// The kind and the hexadecimal digits.
  public var description: String {
    switch self {
    case .md5(let digits): "MD5 \(digits)"
    case .sha256(let digits): "SHA-256 \(digits)"
    }
  }
}
