package import DigitReader
package import FileSystem
internal import Pages
internal import Raster
internal import Segmentation

/// The JSON objects in which readings are told, by the command line and over HTTP alike, each ended
/// by a line break. The schema, number 1:
///
/// A picture that was read:
/// - `schema`: 1. `type`: `"result"`. `index`: the number of the input, from 0, in input order (with
///   `--unordered`, in the order of the results).
/// - `path`: as it was named or found, `"-"` for standard input. Where the system's name is not
///   UTF-8, U+FFFD stands for the bytes in question, and `path_b64` holds the name in Base64.
/// - `offset`: of an image in a stream, the bytes that precede it there. Its `path` is its name in
///   the archive, or `"-"`.
/// - `width`, `height`: of the upright picture. `orientation`: the EXIF orientation that was undone.
/// - `polarity`: `"darkOnLight"` or `"lightOnDark"`, as the ink was found.
/// - `status`: `"ok"`, `"review"` (a number for a person to look at) or `"empty"` (no number).
/// - `text`: the numbers, those of a line separated by spaces, lines by `"\n"`; `""` if empty.
/// - `confidence`: the probability that the text is right: the product of the numbers'; 0 if empty.
/// - `reasons`: why a person should look, in this order: `"unsure_digit"` (a number or a digit below
///   `--min-confidence`), `"touching"` (one of its digits was cut out of touching ink),
///   `"cut_by_edge"` (one reaches the picture's edge), `"not_a_digit"` (it may be no number; of an
///   empty reading: there is writing, but no number), `"constraint"` (nothing likely satisfies
///   `--expect`, `--pattern` or `--checksum`). `[]` if `ok`, and for a blank page.
/// - `alternatives`: where there is one number, what else it may be, the likeliest first: objects of
///   `text` and `confidence`.
/// - `numbers`: in reading order, objects of `text`, `box`, `confidence`, `status`, `reasons`,
///   `alternatives`, `line` (an index into `lines`) and `digits` (the place of its first digit in
///   `digits`, and how many there are).
/// - `crops`: how many pieces of the picture the network was asked of.
/// - `lines`: objects of `text` and `box`, top first.
/// - `digits`: in reading order, objects of `digit`, `confidence`, `box`, `probabilities` (ten, of
///   the digits 0 to 9), `not_a_digit` (the probability that it is none, where the model knows what
///   is none: the ten then sum to less than 1), `line` (an index into `lines`) and `cut` (whether it was
///   cut out of touching ink).
///
/// An input that was not read: `schema`, `type`: `"error"`, `index`, `path`, `offset`
/// in a stream, `code` (a `ReadingError.Code`) and `message`.
///
/// The last line, where there are or may be several inputs: `schema`, `type`: `"summary"`, `inputs`, of
/// which `ok`, `review`, `empty` and `failed`, and `skipped`: files found that are no pictures.
///
/// A `box` is `[x, y, width, height]` in pixels of the upright picture; probabilities are rounded
/// to six decimals. Fields may be added under the same schema number.
package enum ReadingRecord {
  /// Where a picture comes from.
  package struct Origin: Hashable, Sendable {
    /// The number of the input, from 0.
    package var index: Int

    /// Its name.
    package var path: FilePath

    /// Of an image in a stream, the bytes that precede it there.
    package var offset: Int?

    /// Creates an origin.
    ///
    /// - Parameters:
    ///   - index: The number of the input, from 0.
    ///   - path: Its name.
    ///   - offset: Of an image in a stream, the bytes that precede it there.
    package init(index: Int, path: FilePath, offset: Int? = nil) {
      self.index = index
      self.path = path
      self.offset = offset
    }
  }

  /// The object of a picture that was read.
  ///
  /// - Parameters:
  ///   - reading: What was read.
  ///   - origin: Where the picture comes from.
  ///   - more: Writes fields of the caller's own after all others.
  /// - Returns: The object and a line break.
  package static func result(
    _ reading: Reading, from origin: Origin, more: (inout JSONWriter) -> Void = { _ in }
  ) -> [UInt8] {
    line("result") { json in
      json.field(origin)
      json.field("width", reading.width)
      json.field("height", reading.height)
      json.field("orientation", reading.orientation)
      json.field("polarity", reading.polarity.rawValue)
      json.field("status", reading.status.rawValue)
      json.field("text", reading.text)
      json.field("confidence", reading.confidence)
      json.field(reasons: reading.reasons)
      json.field(alternatives: reading.numbers.count == 1 ? reading.numbers[0].alternatives : [])
      json.field("crops", reading.cropCount)
      json.field("numbers", reading.numbers) { json, number in
        json.object {
          $0.field("text", number.text)
          $0.field("box", number.bounds)
          $0.field("confidence", number.confidence)
          $0.field("status", number.status.rawValue)
          $0.field(reasons: number.reasons)
          $0.field(alternatives: number.alternatives)
          $0.field("line", number.line)
          $0.field("digits", [number.digits.lowerBound, number.digits.count]) { $0.number($1) }
        }
      }
      json.field("lines", reading.lines) { json, line in
        json.object {
          $0.field("text", line.text)
          $0.field("box", line.bounds)
        }
      }
      json.field("digits", reading.predictions) { json, prediction in
        json.object {
          $0.field("digit", prediction.digit)
          $0.field("confidence", prediction.confidence)
          $0.field("box", prediction.bounds)
          $0.field("probabilities", prediction.probabilities) { $0.number($1) }
          if let notADigit = prediction.notADigit { $0.field("not_a_digit", notADigit) }
          $0.field("line", prediction.line)
          $0.field("cut", prediction.isCut)
        }
      }
      more(&json)
    }
  }

  /// The object of an input that was not read.
  ///
  /// - Parameters:
  ///   - code: Why, for programs.
  ///   - message: Why, for people.
  ///   - origin: Where the input comes from.
  ///   - more: Writes fields of the caller's own after all others.
  /// - Returns: The object and a line break.
  package static func failure(
    _ code: String, _ message: String, from origin: Origin,
    more: (inout JSONWriter) -> Void = { _ in }
  ) -> [UInt8] {
    line("error") { json in
      json.field(origin)
      json.field("code", code)
      json.field("message", message)
      more(&json)
    }
  }

  /// One object with its type and its fields.
  package static func line(
    _ type: String, _ fields: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.field("schema", 1)
      $0.field("type", type)
      fields(&$0)
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }
}

extension JSONWriter {
  fileprivate mutating func field(_ origin: ReadingRecord.Origin) {
    field("index", origin.index)
    field(path: origin.path)
    field(offset: origin.offset)
  }

  fileprivate mutating func field(path: FilePath) {
    field("path", path.description)
    if !path.isText { field("path_b64", Base64.encode(path.bytes)) }
  }

  fileprivate mutating func field(reasons: [Reading.Reason]) {
    field("reasons", reasons) { $0.element($1.rawValue) }
  }

  fileprivate mutating func field(alternatives: [Reading.Number.Alternative]) {
    field("alternatives", alternatives) { json, alternative in
      json.object {
        $0.field("text", alternative.text)
        $0.field("confidence", alternative.confidence)
      }
    }
  }

  fileprivate mutating func field(offset: Int?) {
    if let offset { field("offset", offset) }
  }

  fileprivate mutating func field(_ name: String, _ box: Rect) {
    field(name, [box.x, box.y, box.width, box.height]) { $0.number($1) }
  }
}
