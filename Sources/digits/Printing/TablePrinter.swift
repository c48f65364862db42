internal import DigitReader
internal import FileSystem
internal import Pages
internal import ReadingRecords
internal import Segmentation

/// Prints a table: a row of column names, then a row an input. The schema, number 1:
///
/// - `schema`: 1. `index`: the number of the input, from 0, in input order.
/// - `path`: as it was named or found, `-` for standard input. Where the system's name is not
///   UTF-8, U+FFFD stands for the bytes in question, and `path_b64` holds the name in Base64;
///   otherwise that column is empty.
/// - `offset`: of an image in a stream, the bytes that precede it there.
/// - `status`: `ok`, `review`, `empty`, or `error` for an input that was not read.
/// - `text`: the numbers, separated by spaces. A program that takes it for a quantity
///   loses zeros in front.
/// - `confidence`: the probability that the text is right, rounded to six decimals.
/// - `width`, `height`, `orientation`, `polarity`: as in ``JSONLinesPrinter``.
/// - `code`, `message`: why the input was not read (a `ReadingError.Code`, and in words).
///
/// Columns that do not apply are empty. Columns may be added at the end under the same number.
struct TablePrinter: ResultPrinter {
  /// How rows are written.
  var layout: TableLayout

  private static let columns = [
    "schema", "index", "path", "path_b64", "offset", "status", "text", "confidence", "width",
    "height",
    "orientation", "polarity", "code", "message",
  ]

  var opening: [UInt8] { layout.row(Self.columns) }

  func result(_ reading: Reading, of input: ScanInput, index: Int) -> [UInt8] {
    var confidence: [UInt8] = []
    DecimalFormat.append(reading.confidence, to: &confidence)
    return layout.row(
      start(input, index: index) + [
        reading.status.rawValue, reading.lines.map(\.text).joined(separator: " "),
        String(decoding: confidence, as: UTF8.self), String(reading.width),
        String(reading.height), String(reading.orientation), reading.polarity.rawValue, "", "",
      ])
  }

  func failure(_ error: ReadingError, of input: ScanInput, index: Int) -> [UInt8] {
    layout.row(
      start(input, index: index) + [
        "error", "", "", "", "", "", "", error.code.rawValue, error.message,
      ])
  }

  func summary(_ tally: ScanTally) -> [UInt8] { [] }

  private func start(_ input: ScanInput, index: Int) -> [String] {
    [
      "1", String(index), input.path.description,
      input.path.isText ? "" : Base64.encode(input.path.bytes),
      input.offset.map { String($0) } ?? "",
    ]
  }
}
