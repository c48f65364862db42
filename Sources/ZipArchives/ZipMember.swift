/// A file in a zip archive, as the archive's directory describes it.
public struct ZipMember: Hashable, Sendable {
  /// Its name, folders included: relative, and never leading out of the folder it is unpacked in.
  public let name: String

  /// The bytes that it has when it is unpacked.
  public let size: Int

  /// The bytes that it takes in the archive.
  public let packedSize: Int

  /// The CRC-32 of the unpacked bytes.
  public let checksum: UInt32

  /// How it is packed: 0 for not at all, 8 for deflate.
  let method: UInt16

  /// Bit 0: it is encrypted.
  let flags: UInt16

  /// Where its own header begins in the archive.
  let headerOffset: Int
}
