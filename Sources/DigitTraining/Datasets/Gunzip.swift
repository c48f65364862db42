internal import CZlib

/// Unpacks gzip (RFC 1952) in memory.
enum Gunzip {
  /// Why bytes did not unpack.
  enum Failure: Error, Hashable {
    case corrupt(byte: Int, reason: String)
    case truncated
    case tooLarge(limit: Int)
  }

  /// Whether bytes begin as a gzip file does.
  static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: signature) }

  private static let signature: [UInt8] = [0x1F, 0x8B]

  /// Unpacks a whole file of one or more members.
  ///
  /// - Parameters:
  ///   - bytes: The packed file.
  ///   - limit: The most unpacked bytes: memory grows with what comes out, never with what a header
  ///     promises.
  /// - Returns: What the members hold, one after the other.
  /// - Throws: ``Failure``.
  static func unpack(_ bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    var stream = unsafe z_stream()
    // 16 asks for gzip's own header and checksum, 15 for the largest window.
    guard
      unsafe inflateInit2_(&stream, 16 + 15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        == Z_OK
    else { throw .corrupt(byte: 0, reason: "zlib could not start") }
    defer { unsafe inflateEnd(&stream) }

    var unpacked: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    var position = 0
    while true {
      // zlib counts in 32 bits.
      let available = min(bytes.count - position, 1 << 30)
      var status = Z_OK
      var written = 0
      unsafe bytes.withUnsafeBufferPointer { source in
        unsafe chunk.withUnsafeMutableBufferPointer { target in
          // zlib reads what it is given and never writes there.
          unsafe stream.next_in = source.baseAddress.map {
            unsafe UnsafeMutablePointer(mutating: $0 + position)
          }
          unsafe stream.avail_in = UInt32(available)
          unsafe stream.next_out = target.baseAddress
          unsafe stream.avail_out = UInt32(target.count)
          status = unsafe inflate(&stream, Z_NO_FLUSH)
          written = unsafe target.count - Int(stream.avail_out)
          position += unsafe available - Int(stream.avail_in)
        }
      }
      guard unpacked.count + written <= limit else { throw .tooLarge(limit: limit) }
      unpacked += chunk[0..<written]
      switch status {
      case Z_STREAM_END:
        // Some writers append a second member; what is not one is padding.
        guard bytes[position...].starts(with: signature) else { return unpacked }
        unsafe inflateReset(&stream)
      case Z_OK, Z_BUF_ERROR:
        if written == 0 && position == bytes.count { throw .truncated }
      default:
        let reason = unsafe stream.msg.map { unsafe String(cString: $0) } ?? "code \(status)"
        throw .corrupt(byte: position, reason: reason)
      }
    }
  }
}
