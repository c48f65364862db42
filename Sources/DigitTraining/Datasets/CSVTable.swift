internal import FileSystem

/// A table as text: fields parted by commas, rows by line ends (RFC 4180).
///
/// Quotes are around fields that hold either. The first row names the columns.
/// A byte order mark, line ends of any system, empty lines and a last line without an end are taken.
struct CSVTable {
  /// One row.
  struct Row {
    /// The line on which it begins, from 1.
    var line: Int

    /// One field a column.
    var fields: [[UInt8]]
  }

  /// The names of the columns.
  let columns: [String]

  /// The line on which the names are, from 1.
  let columnsLine: Int

  /// The rows below the names.
  let rows: [Row]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - text: The whole file.
  ///   - path: Its name, for errors.
  /// - Throws: ``DatasetError`` that names the line.
  init(parsing text: [UInt8], path: FilePath) throws(DatasetError) {
    var parser = CSVParser(text: text)
    var rows: [Row] = []
    while true {
      let line = parser.line
      let fields: [[UInt8]]?
      do {
        fields = try parser.row()
      } catch {
        throw DatasetError(path: path, at: .line(error.line, column: nil), reason: error.reason)
      }
      guard let fields else { break }
      if fields == [[]] { continue }
      if let width = rows.first?.fields.count, fields.count != width {
        throw DatasetError(
          path: path, at: .line(line, column: nil),
          reason: "\(fields.count) columns, not the \(width) of the first line")
      }
      rows.append(Row(line: line, fields: fields))
    }
    guard !rows.isEmpty else {
      throw DatasetError(path: path, reason: "an empty table, without names of columns")
    }
    let names = rows.removeFirst()
    columns = names.fields.map { String(decoding: $0, as: UTF8.self) }
    columnsLine = names.line
    self.rows = rows
  }

  /// The most columns: each field takes far more memory than its bytes.
  static let mostColumns = 64

  /// The place of a column.
  ///
  /// - Parameter name: Its name.
  /// - Returns: The first column of that name, if any.
  func column(named name: String) -> Int? { columns.firstIndex(of: name) }
}

private struct CSVParser {
  struct Failure: Error {
    var line: Int
    var reason: String
  }

  let text: [UInt8]
  var position: Int
  var line = 1

  init(text: [UInt8]) {
    self.text = text
    position = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The fields of the next row; `nil` at the end of the text.
  mutating func row() throws(Failure) -> [[UInt8]]? {
    guard position < text.count else { return nil }
    var fields: [[UInt8]] = []
    while true {
      guard fields.count < CSVTable.mostColumns else {
        throw Failure(line: line, reason: "more than \(CSVTable.mostColumns) columns")
      }
      fields.append(
        position < text.count && text[position] == UInt8(ascii: "\"") ? try quoted() : plain())
      guard position < text.count else { return fields }
      if text[position] == UInt8(ascii: ",") {
        position += 1
      } else if text[position] == UInt8(ascii: "\r") || text[position] == UInt8(ascii: "\n") {
        endLine()
        return fields
      } else {
        throw Failure(line: line, reason: "text after a closing quote")
      }
    }
  }

  private mutating func plain() -> [UInt8] {
    let start = position
    while position < text.count, !",\r\n".utf8.contains(text[position]) { position += 1 }
    return Array(text[start..<position])
  }

  private mutating func quoted() throws(Failure) -> [UInt8] {
    let startLine = line
    var field: [UInt8] = []
    position += 1
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < text.count, text[position] == byte else { return field }
        position += 1
      } else if byte == UInt8(ascii: "\n") {
        line += 1
      }
      field.append(byte)
    }
    throw Failure(line: startLine, reason: "a quote that is not closed")
  }

  private mutating func endLine() {
    if text[position] == UInt8(ascii: "\r"), position + 1 < text.count,
      text[position + 1] == UInt8(ascii: "\n")
    {
      position += 1
    }
    position += 1
    line += 1
  }
}
