/// Zlib streams of stored blocks (RFC 1950, RFC 1951): larger than what they hold, but made without
/// a compressor.
enum Zlib {
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var offset = 0
    repeat {
      let count = min(bytes.count - offset, 65535)
      stream.append(offset + count == bytes.count ? 1 : 0)
      let length = UInt16(count)
      for number in [length, ~length] {
        stream.append(UInt8(number & 255))
        stream.append(UInt8(number >> 8))
      }
      stream += bytes[offset..<offset + count]
      offset += count
    } while offset < bytes.count
    return stream + bigEndian(adler32(of: bytes))
  }

  static func adler32(of bytes: [UInt8]) -> UInt32 {
    var low: UInt32 = 1
    var high: UInt32 = 0
    for byte in bytes {
      low = (low + UInt32(byte)) % 65521
      high = (high + low) % 65521
    }
    return high << 16 | low
  }
}
