internal import FileSystem
internal import ImageCodecs

/// Pictures in a folder or a tar archive, with a table ``TruthTable`` that says what is written on
/// them.
///
/// The table lies in the folder, in the archive or beside the archive. In a folder, pictures that
/// are not there as files are looked for in `images.tar`.
enum TruthPictures {
  /// Reads the pictures that show a single digit, or a sign that is none.
  ///
  /// - Parameters:
  ///   - path: The folder or the archive.
  ///   - name: What people call the source.
  /// - Returns: The glyphs in the order of the table; other texts, and pictures that show nothing,
  ///   are left out and counted.
  /// - Throws: ``DatasetError`` that names file, line or member.
  static func read(_ path: FilePath, name: String) throws(DatasetError) -> StoredGlyphs {
    let isFolder: Bool
    do {
      isFolder = try File.status(of: path).kind == .directory
    } catch {
      throw DatasetError(path: path, error)
    }
    let folder = isFolder ? path : path.parent
    let tablePath = folder.appending(FilePath(TruthTable.name))
    let archivePath = isFolder ? path.appending("images.tar") : path
    var archive: TarFile?
    if !isFolder || File.exists(archivePath) { archive = try TarFile(contentsOf: archivePath) }
    let text: [UInt8]
    if let member = archive?.table {
      guard member.count <= mostTableBytes else {
        throw DatasetError(
          path: archivePath, at: .member(FilePath(TruthTable.name)),
          reason: "it has \(member.count) bytes past the limit of \(mostTableBytes)")
      }
      text = member
    } else {
      text = try DatasetFile.read(tablePath, limit: mostTableBytes)
    }
    let table = try TruthTable(parsing: text, path: tablePath)
    var glyphs = StoredGlyphs(name: name)
    for entry in table.entries {
      guard entry.text.count == 1, let sign = entry.text.first,
        let label = GlyphLabel.label(of: sign)
      else {
        glyphs.skip()
        continue
      }
      let picture = try picture(of: entry, in: folder, archive: archive, table: tablePath)
      do {
        if let glyph = try PictureGlyph.glyph(decoding: picture.bytes) {
          glyphs.append(glyph, label: label, writer: entry.writer)
        } else {
          glyphs.skip()
        }
      } catch {
        throw DatasetError(path: picture.file, at: picture.member, reason: error.message)
      }
    }
    return glyphs
  }

  private typealias Picture = (bytes: [UInt8], file: FilePath, member: DatasetError.Place?)

  private static func picture(
    of entry: TruthTable.Entry, in folder: FilePath, archive: TarFile?, table: FilePath
  ) throws(DatasetError) -> Picture {
    if let archive, let bytes = archive.pictures[entry.path] {
      return (bytes, archive.path, .member(entry.path))
    }
    let file = folder.appending(entry.path)
    guard File.exists(file) else {
      let place = archive.map { "\($0.path)" } ?? "the folder"
      throw DatasetError(
        path: table, at: .line(entry.line, column: nil),
        reason: "no picture \(entry.path) in \(place)")
    }
    do {
      return (try File.read(file, limit: PictureGlyph.limits.maximumBytes), file, nil)
    } catch {
      throw DatasetError(path: file, error)
    }
  }

  /// The most bytes of a table, unpacked: a line each for hundreds of thousands of pictures.
  private static let mostTableBytes = 16 << 20
}
