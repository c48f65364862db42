internal import DigitReader

/// A way to print results: every function gives whole lines, or nothing.
protocol ResultPrinter: Sendable {
  /// What comes before the first record.
  var opening: [UInt8] { get }

  /// What comes between two records.
  var separator: [UInt8] { get }

  /// What is printed for a picture that was read.
  func result(_ reading: Reading, of input: ScanInput, index: Int) -> [UInt8]

  /// What is printed among the results for an input that was not read.
  func failure(_ error: ReadingError, of input: ScanInput, index: Int) -> [UInt8]

  /// What closes a run.
  func summary(_ tally: ScanTally) -> [UInt8]
}

extension ResultPrinter {
  var opening: [UInt8] { [] }
  var separator: [UInt8] { [] }
}
