internal import FileSystem

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
          writer: writer.flatMap { $0.isEmpty ? nil : $0 }))
    }
    self.entries = entries
  }

  /// Paths that `find .` gave begin with `./`; those of archives and folders do not.
  private static func withoutDot(_ path: [UInt8]) -> [UInt8] {
    path.starts(with: Array("./".utf8)) ? Array(path.dropFirst(2)) : path
  }
}
