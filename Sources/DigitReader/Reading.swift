public import Raster
public import Segmentation

/// What was read in one picture.
public struct Reading: Hashable, Sendable {
  /// How much a reading is to be trusted.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// Every digit reaches the trust floor.
    case ok

    /// At least one digit is uncertain: a person should look.
    case review

    /// The picture shows no digits.
    case empty
  }

  /// One line of digits.
  public struct Line: Hashable, Sendable {
    /// The digits, left to right.
    public let text: String

    /// The smallest rectangle that holds them, in pixels of the upright picture.
    public let bounds: Rect
  }

  /// The digits in reading order: line by line, left to right.
  public let predictions: [DigitPrediction]

  /// The lines that hold digits, top first.
  public let lines: [Line]

  /// The picture's columns, upright.
  public let width: Int

  /// The picture's rows, upright.
  public let height: Int

  /// The EXIF orientation (1 to 8) that was undone; 1 if none was given.
  public internal(set) var orientation: Int

  /// Whether the ink was found darker or lighter than the paper.
  public let polarity: Polarity

  /// Whether the digits can be trusted.
  public let status: Status

  /// The probability that the whole text is right, from 0 to 1: the product of the digits'
  /// confidences, as if their errors were independent; 0 where nothing was read.
  public let confidence: Float

  /// The number: the digits of a line side by side, lines separated by a line break; empty where
  /// nothing was read.
  public var text: String { lines.map(\.text).joined(separator: "\n") }
}
