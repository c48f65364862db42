internal import FileSystem
internal import Raster

/// What `truth.csv` says: the text on each picture, and perhaps who wrote it.
struct TruthTable {
  /// One picture.
  struct Entry: Hashable, Sendable {
    /// The line of the table, from 1.
    var line: Int

    /// The picture's path, from the folder of the table.
    var path: FilePath

    /// What is written there.
    var text: String

    /// Who wrote it, where the table says so.
    var writer: String?

    /// Where each digit stands, in pixels, where the table says so.
    var boxes: [Rect] = []
  }

  /// The table's name, wherever it lies.
  static let name = "truth.csv"

  /// The pictures, in the order of the table.
  let entries: [Entry]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - text: The whole file.
  ///   - path: Its name, for errors.
  /// - Throws: ``DatasetError`` that names the line.
  init(parsing text: [UInt8], path: FilePath) throws(DatasetError) {
    let table = try CSVTable(parsing: text, path: path)
    guard let pathColumn = table.column(named: "path"),
      let textColumn = table.column(named: "text")
    else {
      throw DatasetError(
        path: path, at: .line(table.columnsLine, column: nil),
        reason: "no columns 'path' and 'text' among \(table.columns)")
    }
    let writerColumn = table.column(named: "writer")
    let boxColumn = table.column(named: "boxes_xywh")
    var entries: [Entry] = []
    var lines: [[UInt8]: Int] = [:]
    for row in table.rows {
      let picture = Self.withoutDot(row.fields[pathColumn])
      if let earlier = lines.updateValue(row.line, forKey: picture) {
        throw DatasetError(
          path: path, at: .line(row.line, column: nil),
          reason: "\(FilePath(bytes: picture)) was already named in line \(earlier)")
      }
      let writer = writerColumn.map { String(decoding: row.fields[$0], as: UTF8.self) }
      entries.append(
        Entry(
          line: row.line, path: FilePath(bytes: picture),
          text: String(decoding: row.fields[textColumn], as: UTF8.self),
          writer: writer.flatMap { $0.isEmpty ? nil : $0 },
          boxes: boxColumn.map { Self.boxes(row.fields[$0]) } ?? []))
    }
    self.entries = entries
  }

  /// Boxes as a JSON array of arrays of left, top, width and height: `[[2, 13, 25, 29], …]`.
  ///
  /// They help where they are there; what is none is as good as none.
  private static func boxes(_ field: [UInt8]) -> [Rect] {
    let marks = Array("[], ".utf8)
    let numbers = field.split { marks.contains($0) }.map { digits in
      // More than a picture's sides have would overflow what is reckoned of them.
      Int(String(decoding: digits, as: UTF8.self)).flatMap { abs($0) < 1 << 24 ? $0 : nil }
    }
    let known = numbers.compactMap { $0 }
    guard known.count == numbers.count, known.count % 4 == 0 else { return [] }
    return stride(from: 0, to: known.count, by: 4).map {
      Rect(x: known[$0], y: known[$0 + 1], width: known[$0 + 2], height: known[$0 + 3])
    }
  }

  /// Paths that `find .` gave begin with `./`; those of archives and folders do not.
  private static func withoutDot(_ path: [UInt8]) -> [UInt8] {
    path.starts(with: Array("./".utf8)) ? Array(path.dropFirst(2)) : path
  }
}
