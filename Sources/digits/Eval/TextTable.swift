/// A table for people: columns of equal width, numbers on the right.
struct TextTable: Sendable {
  private var rows: [[String]]
  private let leftColumns: Int

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - headings: What stands above each column.
  ///   - leftColumns: How many columns begin at their left; numbers end at the right.
  init(_ headings: [String], leftColumns: Int = 1) {
    rows = [headings]
    self.leftColumns = leftColumns
  }

  /// Adds a row.
  mutating func add(_ cells: String...) {
    rows.append(cells)
  }

  /// The table, a line a row, each with its end.
  var text: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let space = String(repeating: " ", count: widths[column] - cell.count)
        line += (column > 0 ? "  " : "") + (column < leftColumns ? cell + space : space + cell)
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
