internal import FileSystem
internal import ImageCodecs

/// A folder that holds a folder of PNG and JPEG files for each class: `0` to `9`, `not-a-digit`.
enum ClassFolders {
  /// Whether a folder holds folders of classes.
  ///
  /// - Parameter folder: Any folder.
  /// - Returns: Whether at least one is there.
  static func isPresent(in folder: FilePath) -> Bool {
    (0...GlyphLabel.notADigit).contains {
      isDirectory(folder.appending(FilePath(GlyphLabel.name(of: $0))))
    }
  }

  /// Reads every picture; files that are no pictures are left out and counted.
  ///
  /// - Parameters:
  ///   - folder: The folder that holds those of the classes.
  ///   - name: What people call the source.
  /// - Returns: The glyphs, class by class, in the order of the names.
  /// - Throws: ``DatasetError`` that names the file.
  static func read(_ folder: FilePath, name: String) throws(DatasetError) -> StoredGlyphs {
    var glyphs = StoredGlyphs(name: name)
    try visit(folder) { (file, label) throws(DatasetError) in
      try add(file, label: label, to: &glyphs)
    }
    return glyphs
  }

  /// Hands on every file in the folders of the classes, class by class, in the order of the names.
  ///
  /// - Parameters:
  ///   - folder: The folder that holds those of the classes.
  ///   - take: Is given each file and its class.
  /// - Throws: ``DatasetError``, also for a folder that is of no class.
  static func visit(
    _ folder: FilePath, _ take: (FilePath, UInt8) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    guard isPresent(in: folder) else {
      throw DatasetError(
        path: folder, reason: "holds no folder of a class (0 to 9, not-a-digit)",
        isUnreadable: true)
    }
    let names: [FilePath]
    do {
      names = try Directory.names(in: folder)
    } catch {
      throw DatasetError(path: folder, error)
    }
    for name in names where name.bytes.first != UInt8(ascii: ".") {
      let path = folder.appending(name)
      guard isDirectory(path) else { continue }
      guard let label = GlyphLabel.label(named: name.description) else {
        throw DatasetError(
          path: path, reason: "a folder of no class; the classes are 0 to 9 and not-a-digit")
      }
      for entry in DirectoryWalk(of: path) {
        switch entry {
        case .failure(let error):
          throw DatasetError(path: FilePath(error.path), error)
        case .file(let file): try take(file, label)
        }
      }
    }
  }

  private static func add(
    _ file: FilePath, label: UInt8, to glyphs: inout StoredGlyphs
  ) throws(DatasetError) {
    let bytes: [UInt8]?
    do {
      bytes = try File.read(
        file, limit: PictureGlyph.limits.maximumBytes,
        ifStartingWith: { ImageDecoder.format(of: $0) != nil })
    } catch {
      throw DatasetError(path: file, error)
    }
    do {
      if let bytes, let glyph = try PictureGlyph.glyph(decoding: bytes) {
        glyphs.append(glyph, label: label)
      } else {
        glyphs.skip()
      }
    } catch {
      throw DatasetError(path: file, reason: error.message)
    }
  }

  private static func isDirectory(_ path: FilePath) -> Bool {
    (try? File.status(of: path).kind) == .directory
  }
}
