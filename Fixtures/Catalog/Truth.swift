public import Raster

/// What is to be read in a picture, and where it stands, once the picture is upright.
public struct Truth: Hashable, Sendable {
  /// One digit.
  public struct Digit: Hashable, Sendable {
    /// The digit, 0 to 9.
    public var digit: Int

    /// The smallest rectangle around the pixels that its ink covers by half or more.
    public var bounds: Rect

    /// The number of its text line, from the top, starting at 0.
    public var line: Int

    /// Creates a digit.
    ///
    /// - Parameters:
    ///   - digit: The digit, 0 to 9.
    ///   - bounds: The rectangle around its ink.
    ///   - line: The number of its text line.
    public init(digit: Int, bounds: Rect, line: Int) {
      self.digit = digit
      self.bounds = bounds
      self.line = line
    }
  }

  /// One text line.
  public struct Line: Hashable, Sendable {
    /// The digits from left to right.
    public var text: String

    /// The smallest rectangle around all of them.
    public var bounds: Rect
  }

  /// The width of the upright picture.
  public var width: Int

  /// The height of the upright picture.
  public var height: Int

  /// The digits in reading order; none on a blank page.
  public var digits: [Digit]

  /// Creates a truth.
  ///
  /// - Parameters:
  ///   - width: The width of the upright picture.
  ///   - height: The height of the upright picture.
  ///   - digits: The digits in reading order.
  public init(width: Int, height: Int, digits: [Digit]) {
    self.width = width
    self.height = height
    self.digits = digits
  }

  /// The text lines from the top.
  public var lines: [Line] {
    let count = (digits.map(\.line).max() ?? -1) + 1
    return (0..<count).map { number in
      let members = digits.filter { $0.line == number }
      return Line(
        text: members.map { String($0.digit) }.joined(),
        bounds: members.dropFirst().reduce(
          members.first?.bounds ?? Rect(x: 0, y: 0, width: 0, height: 0)
        ) {
          $0.union($1.bounds)
        })
    }
  }

  /// The text of all lines, with a line feed between two.
  public var text: String { lines.map(\.text).joined(separator: "\n") }
}
