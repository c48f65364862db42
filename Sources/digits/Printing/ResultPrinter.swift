internal import DigitReader
internal import FileSystem

/// A way to print results: every function gives whole lines, or nothing.
protocol ResultPrinter: Sendable {
  /// What is printed for a picture that was read.
  func result(_ reading: Reading, path: FilePath, index: Int) -> [UInt8]

  /// What is printed among the results for an input that was not read.
  func failure(_ error: ReadingError, path: FilePath, index: Int) -> [UInt8]

  /// What closes a run.
  func summary(_ tally: ScanTally) -> [UInt8]
}
