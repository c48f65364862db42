public import FileSystem

/// A zip archive whose members are read one at a time, never the whole archive at once.
///
/// ```swift
/// let archive = try ZipArchive("gzip.zip")
/// if let member = archive.member("gzip/emnist-digits-mapping.txt") {
///   try archive.unpack(member, limit: 1 << 20) { bytes in print(bytes.count) }
/// }
/// ```
///
/// It reads what data sets are published in: members that are stored or packed with deflate, with
/// sizes of 32 or 64 bits. Encrypted and split archives are refused. The directory at the archive's
/// end is what counts; a size that is promised there is never taken as memory before the bytes have
/// come.
public struct ZipArchive: Sendable {
  /// The archive.
  public let path: FilePath

  /// What it holds, in the order of its directory.
  public let members: [ZipMember]

  private let file: ReadableFile

  /// Opens an archive and reads its directory.
  ///
  /// - Parameter path: The archive.
  /// - Throws: ``ZipError`` that names the byte; also for a member whose name leads out of the
  ///   folder that it would be unpacked in, and for more than 65,536 members.
  public init(_ path: FilePath) throws(ZipError) {
    self.path = path
    do {
      file = try ReadableFile(path)
    } catch {
      throw ZipError(path: path, reason: error.message)
    }
    members = try ZipDirectory(of: file, path: path).members
  }

  /// The member of a name.
  ///
  /// - Parameter name: The whole name, folders included.
  /// - Returns: `nil` where no member has it.
  public func member(_ name: String) -> ZipMember? { members.first { $0.name == name } }

  /// Unpacks a member piece by piece and checks it.
  ///
  /// - Parameters:
  ///   - member: One of ``members``.
  ///   - limit: The most unpacked bytes: a member that says it has more is not begun.
  ///   - take: Is given the pieces in order. They are only known to be right when `unpack` returns.
  /// - Throws: ``ZipError`` for damage, a size that is not the one promised, and a wrong checksum;
  ///   what `take` throws.
  public func unpack(
    _ member: ZipMember, limit: Int, _ take: ([UInt8]) throws -> Void
  ) throws {
    guard member.size <= limit else {
      throw fault(member, "it has \(member.size) bytes past the limit of \(limit) bytes")
    }
    guard member.flags & 1 == 0 else { throw fault(member, "it is encrypted") }
    guard member.method == 0 || member.method == 8 else {
      throw fault(member, "packed with method \(member.method), not stored (0) or deflate (8)")
    }
    guard member.method == 8 || member.size == member.packedSize else {
      throw fault(member, "\(member.size) bytes stored in \(member.packedSize)")
    }
    var position = try contentOffset(of: member)
    let fileSize = try file.size()
    guard position <= fileSize, member.packedSize <= fileSize - position else {
      throw fault(member, byte: position, "cut short: the archive has \(fileSize) bytes")
    }
    let end = position + member.packedSize
    let inflation = member.method == 8 ? try Inflation(member, in: path) : nil
    var checksum = CRC32()
    var written = 0
    func hand(_ bytes: [UInt8]) throws {
      guard bytes.count <= member.size - written else {
        throw fault(member, "it unpacks to more than the \(member.size) bytes promised")
      }
      written += bytes.count
      checksum.add(bytes)
      try take(bytes)
    }
    while position < end {
      let packed = try file.read(at: position, count: min(Self.pieceSize, end - position))
      guard !packed.isEmpty else { throw fault(member, byte: position, "cut short") }
      if let inflation {
        try inflation.unpack(packed, at: position, hand)
      } else {
        try hand(packed)
      }
      position += packed.count
    }
    if let inflation, !inflation.isAtEnd {
      throw fault(member, byte: end, "cut short")
    }
    guard written == member.size else {
      throw fault(member, "\(written) bytes, not the \(member.size) promised")
    }
    guard checksum.value == member.checksum else {
      throw fault(member, "a wrong checksum (CRC-32)")
    }
  }

  private static let pieceSize = 1 << 18

  /// Where a member's bytes begin: after its own header, whose length only it tells.
  private func contentOffset(of member: ZipMember) throws -> Int {
    let header = ZipBytes(
      bytes: try file.read(at: member.headerOffset, count: 30), start: member.headerOffset)
    guard header.number32(at: 0) == 0x0403_4B50, let name = header.number16(at: 26),
      let extra = header.number16(at: 28)
    else { throw fault(member, byte: member.headerOffset, "no header of a member") }
    return member.headerOffset + 30 + Int(name) + Int(extra)
  }

  private func fault(_ member: ZipMember, byte: Int? = nil, _ reason: String) -> ZipError {
    ZipError(path: path, member: member.name, byte: byte, reason: reason)
  }
}
