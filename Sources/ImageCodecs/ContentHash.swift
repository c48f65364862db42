internal import CImageShims

/// Tells whether an input still holds the bytes that it held before.
///
/// It is the length with zlib's CRC-32 and Adler-32: zlib is linked for PNG anyway, runs at the
/// speed of memory, and what is asked is only whether *one* input differs from its own former
/// content. Two contents of one length then agree by accident about once in 2⁶⁰ changes; no chance
/// of agreement among many inputs matters, since inputs are never compared with each other. It is
/// no defense against somebody who makes two pictures agree on purpose.
public struct ContentHash: Hashable, Sendable, CustomStringConvertible {
  private let checksum: UInt64
  private let count: UInt64

  /// Creates the hash of bytes.
  ///
  /// - Parameter bytes: The whole content.
  /// - Complexity: O(*bytes*).
  public init(of bytes: [UInt8]) {
    count = UInt64(bytes.count)
    checksum = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe dgi_checksum(bytes.baseAddress, bytes.count)
    }
  }

  /// Reads a hash as ``description`` writes it.
  ///
  /// - Parameter text: 32 hexadecimal digits; anything else is no hash.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 32, let count = UInt64(text.prefix(16), radix: 16),
      let checksum = UInt64(text.suffix(16), radix: 16)
    else { return nil }
    self.count = count
    self.checksum = checksum
  }

  /// 32 hexadecimal digits: the length, the CRC-32, the Adler-32.
  public var description: String { Self.hexadecimal(count) + Self.hexadecimal(checksum) }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
