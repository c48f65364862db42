public import Raster

/// A made-up page of numbers, and what is written where.
public struct SyntheticPage: Hashable, Sendable {
  /// A number of the page.
  public struct Number: Hashable, Sendable {
    /// Its digits.
    public var text: String

    /// The smallest rectangle around the pixels that their ink covers at least half.
    public var bounds: Rect

    /// Creates a number.
    ///
    /// - Parameters:
    ///   - text: Its digits.
    ///   - bounds: Where its ink is, in pixels.
    public init(text: String, bounds: Rect) {
      self.text = text
      self.bounds = bounds
    }
  }

  /// The picture.
  public var image: Image<RGB>

  /// The numbers in reading order: line by line, from left to right.
  public var numbers: [Number]

  /// What is written: the numbers in reading order, a space between each two.
  public var text: String { numbers.map(\.text).joined(separator: " ") }
}
