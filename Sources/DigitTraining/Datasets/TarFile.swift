internal import FileSystem
internal import ImageCodecs
internal import ImageStreams

/// A tar archive of pictures, in memory.
struct TarFile {
  /// The archive.
  let path: FilePath

  /// The bytes of each picture, by its name in the archive.
  let pictures: [FilePath: [UInt8]]

  /// The bytes of ``TruthTable/name``, where the archive holds one.
  let table: [UInt8]?

  /// Reads an archive, packed with gzip or not.
  ///
  /// - Parameter path: The archive.
  /// - Throws: ``DatasetError`` that names the byte or the member.
  init(contentsOf path: FilePath) throws(DatasetError) {
    let bytes = try DatasetFile.read(path)
    var parser = ImageStreamParser(
      format: .tar, maximumBytes: PictureGlyph.limits.maximumBytes)
    var elements: [ImageStreamElement] = []
    for start in stride(from: 0, to: bytes.count, by: Self.pieceSize) {
      elements += parser.push(Array(bytes[start..<min(bytes.count, start + Self.pieceSize)]))
    }
    elements += parser.finish()
    var pictures: [FilePath: [UInt8]] = [:]
    var table: [UInt8]?
    for element in elements {
      let name = FilePath(bytes: Self.withoutDot(element.name ?? []))
      switch element.content {
      case .image(let image): pictures[name] = image
      case .damaged(let damage):
        throw DatasetError(
          path: path, at: element.name == nil ? .byte(element.offset) : .member(name),
          reason: damage.message)
      case .skipped where name == FilePath(TruthTable.name):
        table = Self.content(of: bytes, at: element.offset)
      case .skipped: break
      }
    }
    self.path = path
    self.pictures = pictures
    self.table = table
  }

  /// The data of a small plain file of the archive.
  ///
  /// - Parameters:
  ///   - bytes: The archive.
  ///   - offset: Where the data begin: right behind the header, which has the size in octal digits.
  /// - Returns: The data, or `nil` where the header does not hold what it should.
  private static func content(of bytes: [UInt8], at offset: Int) -> [UInt8]? {
    guard offset >= 512 else { return nil }
    let field = bytes[offset - 512 + 124..<offset - 512 + 136]
    let digits = field.drop { $0 == 0x20 }.prefix { 0x30...0x37 ~= $0 }
    guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 8),
      size <= bytes.count - offset
    else { return nil }
    return Array(bytes[offset..<offset + size])
  }

  /// Archives are often made of `.`, and then every name begins with `./`.
  private static func withoutDot(_ name: [UInt8]) -> [UInt8] {
    name.starts(with: Array("./".utf8)) ? Array(name.dropFirst(2)) : name
  }

  private static let pieceSize = 1 << 20
}
