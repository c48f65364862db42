extension Zlib {
  /// A zlib stream that is smaller than what it holds, where that repeats itself.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    [0x78, 0x01] + Deflate.compressed(bytes) + bigEndian(adler32(of: bytes))
  }
}
