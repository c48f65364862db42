internal import CZlib
internal import FileSystem

/// Unpacks deflate (RFC 1951) piece by piece, as zip archives hold it: without a header of its own.
///
/// A class, since what zlib holds is given back exactly once.
@safe final class Inflation {
  private(set) var isAtEnd = false
  // zlib keeps the address of the stream that it began with: it must stay where it is.
  private let stream: UnsafeMutablePointer<z_stream>
  private let member: ZipMember
  private let path: FilePath
  private var chunk = [UInt8](repeating: 0, count: 1 << 18)

  init(_ member: ZipMember, in path: FilePath) throws(ZipError) {
    self.member = member
    self.path = path
    unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // Negative: no header; 15: the largest window.
    let status = unsafe inflateInit2_(
      stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      unsafe stream.deallocate()
      throw ZipError(path: path, member: member.name, reason: "zlib could not start")
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Unpacks the next piece.
  ///
  /// - Parameters:
  ///   - packed: What follows the piece before.
  ///   - offset: Where in the archive it lies, for errors.
  ///   - take: Is given what comes out.
  /// - Throws: ``ZipError`` for damage; what `take` throws.
  func unpack(
    _ packed: [UInt8], at offset: Int, _ take: ([UInt8]) throws -> Void
  ) throws {
    var position = 0
    var hasMore = true
    while hasMore {
      guard !isAtEnd else {
        throw ZipError(
          path: path, member: member.name, byte: offset + position,
          reason: "bytes after the end of what was packed")
      }
      var status = Z_OK
      var written = 0
      unsafe packed.withUnsafeBufferPointer { source in
        unsafe chunk.withUnsafeMutableBufferPointer { target in
          // zlib reads what it is given and never writes there.
          unsafe stream.pointee.next_in = source.baseAddress.map {
            unsafe UnsafeMutablePointer(mutating: $0 + position)
          }
          unsafe stream.pointee.avail_in = UInt32(packed.count - position)
          unsafe stream.pointee.next_out = target.baseAddress
          unsafe stream.pointee.avail_out = UInt32(target.count)
          status = unsafe inflate(stream, Z_NO_FLUSH)
          written = unsafe target.count - Int(stream.pointee.avail_out)
          position = unsafe packed.count - Int(stream.pointee.avail_in)
        }
      }
      guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
        throw ZipError(
          path: path, member: member.name, byte: offset + position,
          reason: "damaged: deflate does not unpack")
      }
      if written > 0 { try take(Array(chunk[..<written])) }
      isAtEnd = status == Z_STREAM_END
      // A full chunk: zlib may hold more that has come out of the same bytes.
      hasMore = position < packed.count || (written == chunk.count && !isAtEnd)
      if status == Z_BUF_ERROR, written == 0 { hasMore = false }
    }
  }
}

/// The checksum of zip's members.
struct CRC32 {
  private var state: UInt = 0

  var value: UInt32 { UInt32(truncatingIfNeeded: state) }

  mutating func add(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe state = crc32_z(state, bytes.baseAddress, bytes.count)
    }
  }
}
