public import FileSystem
internal import Raster
internal import Segmentation

/// Digits as a table, as Kaggle's "Digit Recognizer" gives them: a line a picture, its 784 pixels row
/// by row as numbers from 0 to 255, and before them its label where it has one.
///
/// The first line may name the columns: the one called `label` or `class` then is the label, wherever
/// it stands. A byte order mark, line ends of any system, empty lines and a last line without an
/// end are taken, and so is a file packed with gzip.
public enum KaggleCSV {
  /// What a table holds.
  public struct Contents: Hashable, Sendable {
    /// The pictures, in the order of the lines, through the reader's own normalizer.
    public var glyphs: UnlabeledGlyphs

    /// The digit of each; `nil` for a table without labels.
    public var labels: [UInt8]?
  }

  /// Reads a table.
  ///
  /// - Parameter path: The file.
  /// - Returns: Its pictures, and their labels if it has any.
  /// - Throws: ``DatasetError`` that names the line and the column.
  /// - Complexity: O(bytes).
  public static func read(_ path: FilePath) throws(DatasetError) -> Contents {
    try read(DatasetFile.read(path), path: path)
  }

  /// Reads a table that is in memory.
  ///
  /// - Parameters:
  ///   - text: The whole table.
  ///   - path: The name of its file, for errors.
  /// - Returns: Its pictures, and their labels if it has any.
  /// - Throws: ``DatasetError`` that names the line and the column.
  static func read(_ text: [UInt8], path: FilePath) throws(DatasetError) -> Contents {
    var glyphs = UnlabeledGlyphs()
    let labels = try visit(text, path: path) { picture in
      glyphs.append(GlyphNormalizer.normalize(picture))
    }
    return Contents(glyphs: glyphs, labels: labels)
  }

  /// Reads a table that is in memory and hands on every picture as it is there.
  ///
  /// - Parameters:
  ///   - text: The whole table.
  ///   - path: The name of its file, for errors.
  ///   - take: Is given the pictures in the order of the lines.
  /// - Returns: The digit of each; `nil` for a table without labels.
  /// - Throws: ``DatasetError`` that names the line and the column.
  static func visit(
    _ text: [UInt8], path: FilePath, _ take: (GrayImage) -> Void
  ) throws(DatasetError) -> [UInt8]? {
    var lines = NumberLines(text: text, path: path)
    guard let first = lines.peek() else {
      throw DatasetError(path: path, reason: "an empty table")
    }
    let firstLine = lines.nextLine
    let names = header(of: first)
    if names != nil { lines.skip() }
    let width = names?.count ?? lines.peek().map { $0.count { $0 == comma } + 1 } ?? 0
    guard width == pixelCount || width == pixelCount + 1 else {
      throw DatasetError(
        path: path, at: .line(firstLine, column: nil),
        reason: "\(width) columns, neither \(pixelCount) pixels nor a label and "
          + "\(pixelCount) pixels\(DatasetFile.hint(about: text))")
    }
    var labelColumn: Int?
    if width > pixelCount {
      labelColumn = names.map { $0.firstIndex { labelNames.contains($0) } } ?? 0
      if labelColumn == nil {
        throw DatasetError(
          path: path, at: .line(firstLine, column: nil),
          reason: "\(width) columns, none of them called label")
      }
    }
    var count = 0
    var labels: [UInt8]? = labelColumn == nil ? nil : []
    while var numbers = try lines.next(count: width) {
      if let labelColumn {
        let label = numbers.remove(at: labelColumn)
        guard label < 10 else {
          throw DatasetError(
            path: path, at: .line(lines.line, column: labelColumn + 1),
            reason: "a label of \(label), not a digit")
        }
        labels?.append(label)
      }
      take(GrayImage(width: NormalizedGlyph.side, height: NormalizedGlyph.side, pixels: numbers))
      count += 1
    }
    guard count > 0 else { throw DatasetError(path: path, reason: "no pictures") }
    return labels
  }

  /// The names of the columns, if the line holds names.
  ///
  /// A line with a column called as labels are is one of names, whatever pixels are called (`1x1`
  /// is common). Any other with a field that begins as a number does is one of data, be it a wrong
  /// one: it must not be passed by.
  private static func header(of line: ArraySlice<UInt8>) -> [String]? {
    let names = line.split(separator: comma, omittingEmptySubsequences: false).map {
      let name = $0.drop { " \t\"".utf8.contains($0) }
      return String(decoding: name.prefix { !" \t\"".utf8.contains($0) }, as: UTF8.self)
        .lowercased()
    }
    if names.contains(where: { labelNames.contains($0) }) { return names }
    let isData = names.contains { name in
      name.utf8.first.map { "0123456789+-.".utf8.contains($0) } ?? false
    }
    return isData || names.allSatisfy(\.isEmpty) ? nil : names
  }

  /// What the column of the labels is called.
  private static let labelNames = ["label", "class"]

  private static let pixelCount = NormalizedGlyph.side * NormalizedGlyph.side
  private static let comma = UInt8(ascii: ",")
}
