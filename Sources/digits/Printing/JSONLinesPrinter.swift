internal import DigitReader
internal import ReadingRecords

/// Prints one JSON object a line: those of `ReadingRecord`, and a summary.
struct JSONLinesPrinter: ResultPrinter {
  /// Whether a summary closes the run.
  var hasSummary: Bool

  func result(_ reading: Reading, of input: ScanInput, index: Int) -> [UInt8] {
    ReadingRecord.result(reading, from: origin(of: input, index: index))
  }

  func failure(_ error: ReadingError, of input: ScanInput, index: Int) -> [UInt8] {
    ReadingRecord.failure(
      error.code.rawValue, error.message, from: origin(of: input, index: index))
  }

  func summary(_ tally: ScanTally) -> [UInt8] {
    if !hasSummary, tally.inputs <= 1 { return [] }
    return ReadingRecord.line("summary") { json in
      json.field("inputs", tally.inputs)
      json.field("ok", tally.ok)
      json.field("review", tally.review)
      json.field("empty", tally.empty)
      json.field("failed", tally.failed)
      json.field("skipped", tally.skipped)
    }
  }

  private func origin(of input: ScanInput, index: Int) -> ReadingRecord.Origin {
    ReadingRecord.Origin(index: index, path: input.path, offset: input.offset)
  }
}
