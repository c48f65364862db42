internal import DigitReader
internal import FileSystem

/// Prints numbers: alone, or each after its path and a tab.
///
/// A picture always gives a line, an empty one where it holds no number, so that lines and pictures
/// can be paired. Numbers of a line are separated by spaces, and after a path lines are too.
struct TextPrinter: ResultPrinter {
  /// Whether the path comes first.
  var showsPaths: Bool

  func result(_ reading: Reading, of input: ScanInput, index: Int) -> [UInt8] {
    if !showsPaths, input.path == "-" || input.origin != .streamed {
      return Array("\(reading.text)\n".utf8)
    }
    let text = reading.lines.map(\.text).joined(separator: " ")
    return input.path.bytes + Array("\t\(text)\n".utf8)
  }

  func failure(_ error: ReadingError, of input: ScanInput, index: Int) -> [UInt8] { [] }

  func summary(_ tally: ScanTally) -> [UInt8] { [] }
}
