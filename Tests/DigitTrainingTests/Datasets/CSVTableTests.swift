import FileSystem
import Testing

@testable import DigitTraining

@Suite struct CSVTableTests {
  private func fields(_ text: String) throws -> [[String]] {
    try CSVTable(parsing: Array(text.utf8), path: "t.csv").rows
      .map { $0.fields.map { String(decoding: $0, as: UTF8.self) } }
  }

  @Test func `quotes hold commas, line ends and quotes`() throws {
    let text = "\u{FEFF}a,b\r\n\"1,2\",\"x\r\ny\"\n\n\"say \"\"hi\"\"\",\n,last"
    #expect(
      try fields(text) == [["1,2", "x\r\ny"], ["say \"hi\"", ""], ["", "last"]])
  }

  @Test func `a row knows its line, also after a field of two lines`() throws {
    let table = try CSVTable(parsing: Array("a\n\"x\ny\"\nz".utf8), path: "t.csv")
    #expect(table.rows.map(\.line) == [2, 4])
    #expect(table.column(named: "a") == 0)
    #expect(table.column(named: "b") == nil)
  }

  @Test(
    arguments: [
      ("", nil, "empty"), ("a,b\n1\n", 2, "1 columns, not the 2"),
      ("a\n\"x\n\ny", 2, "not closed"), ("a\n\"x\"y", 2, "after a closing quote"),
      ("a" + String(repeating: ",", count: 64), 1, "more than 64 columns"),
    ] as [(String, Int?, String)])
  func `a broken table names the line`(text: String, line: Int?, reason: String) {
    let error = #expect(throws: DatasetError.self) { try fields(text) }
    #expect(error?.place == line.map { .line($0, column: nil) })
    #expect(error?.reason.contains(reason) == true)
  }
}
