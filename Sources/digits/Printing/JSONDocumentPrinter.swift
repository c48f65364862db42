internal import DigitReader

/// Prints one JSON document. The schema, number 1:
///
/// - `schema`: 1. `type`: `"scan"`.
/// - `records`: the objects of ``JSONLinesPrinter`` for results and errors, one a line.
/// - `summary`: its closing object.
///
/// The document is not whole before the run has ended: who wants results while they come takes
/// JSON lines. Fields may be added under the same schema number.
struct JSONDocumentPrinter: ResultPrinter {
  private let lines = JSONLinesPrinter(hasSummary: true)

  var opening: [UInt8] { Array(#"{"schema":1,"type":"scan","records":["#.utf8) }

  var separator: [UInt8] { [UInt8(ascii: ",")] }

  func result(_ reading: Reading, of input: ScanInput, index: Int) -> [UInt8] {
    onNewLine(lines.result(reading, of: input, index: index))
  }

  func failure(_ error: ReadingError, of input: ScanInput, index: Int) -> [UInt8] {
    onNewLine(lines.failure(error, of: input, index: index))
  }

  func summary(_ tally: ScanTally) -> [UInt8] {
    Array("\n],\"summary\":".utf8) + lines.summary(tally).dropLast() + Array("}\n".utf8)
  }

  /// Moves the line break before the object, so that a comma can follow it.
  private func onNewLine(_ line: [UInt8]) -> [UInt8] {
    [UInt8(ascii: "\n")] + line.dropLast()
  }
}
