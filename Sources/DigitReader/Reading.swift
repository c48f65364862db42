public import Raster
public import Segmentation

/// What was read in one picture.
public struct Reading: Hashable, Sendable {
  /// How much a reading is to be trusted.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// Every number reaches the trust floor.
    case ok

    /// At least one number is doubtful: a person should look.
    case review

    /// The picture shows no number.
    case empty
  }

  /// Why a person should look; the raw value is what the command line's JSON says.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// A digit, or where one ends and the next begins, is not sure enough.
    case unsureDigit = "unsure_digit"

    /// Of an unsure number, a digit was cut out of ink that touches another.
    case touching

    /// A digit reaches the edge of the picture: part of it, or of the number, may be missing.
    case cutByEdge = "cut_by_edge"

    /// What was read may be no digits at all. With an empty reading: there is writing, but no number.
    case notADigit = "not_a_digit"

    /// No number that is at all likely satisfies ``ReadingOptions/constraint``.
    case constraint
  }

  /// One number.
  public struct Number: Hashable, Sendable {
    /// A number that it may be instead.
    public struct Alternative: Hashable, Sendable {
      /// The digits.
      public let text: String

      /// The probability that they are right.
      public let confidence: Float
    }

    /// The digits, left to right.
    public let text: String

    /// The smallest rectangle that holds them, in pixels of the upright picture.
    public let bounds: Rect

    /// The probability that all of it is right.
    ///
    /// Its digits, where they were cut apart and what was passed over, beside all other ways to read
    /// the same ink. With a constraint, given that the number satisfies it. Where the picture was read twice,
    /// the mean of both readings.
    public let confidence: Float

    /// Whether it can be trusted: ``Reading/Status/ok`` or ``Reading/Status/review``.
    public let status: Status

    /// Why not; empty where it can.
    public let reasons: [Reason]

    /// What it may be instead, the likeliest first.
    ///
    /// Where it is very unsure how ink is cut, one of them may be likelier than the number itself,
    /// which is that of the single best way to cut it.
    public let alternatives: [Alternative]

    /// The index of its text line in ``Reading/lines``.
    public let line: Int

    /// Its digits in ``Reading/predictions``.
    public let digits: Range<Int>
  }

  /// One line of digits.
  public struct Line: Hashable, Sendable {
    /// The digits of its numbers, left to right, the numbers separated by spaces.
    public let text: String

    /// The smallest rectangle that holds them, in pixels of the upright picture.
    public let bounds: Rect
  }

  /// The digits in reading order: line by line, left to right.
  public let predictions: [DigitPrediction]

  /// The lines that hold digits, top first.
  public let lines: [Line]

  /// The numbers in reading order.
  public let numbers: [Number]

  /// The picture's columns, upright.
  public let width: Int

  /// The picture's rows, upright.
  public let height: Int

  /// The EXIF orientation (1 to 8) that was undone; 1 if none was given.
  public let orientation: Int

  /// Whether the ink was found darker or lighter than the paper.
  public let polarity: Polarity

  /// Whether the numbers can be trusted.
  public let status: Status

  /// Why a person should look, or why there is nothing where there is ink; empty where the reading
  /// can be trusted and where the page is blank.
  public let reasons: [Reason]

  /// The probability that the whole text is right, from 0 to 1: the product of the numbers'
  /// confidences; 0 where nothing was read.
  public let confidence: Float

  /// How many pieces of the picture the network was asked of.
  public let cropCount: Int

  /// The numbers: those of a line separated by spaces, lines by a line break; empty where nothing was
  /// read.
  public var text: String { lines.map(\.text).joined(separator: "\n") }
}
