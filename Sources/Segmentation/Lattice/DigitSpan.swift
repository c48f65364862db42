public import Raster

/// Primitives side by side that may be one digit.
public struct DigitSpan: Hashable, Sendable {
  /// Which primitives of the line.
  public var primitives: Range<Int>

  /// Where it stands in the source picture, in its pixels.
  public var bounds: Rect

  /// How likely its shape alone makes it a digit, as a logarithm: 0 for nothing amiss, below for what
  /// is too flat, too high, too wide or off the line.
  public var prior: Float

  /// How many of its two sides are cuts through ink.
  public var cutSides: Int

  /// Whether it holds all pieces of each component that it has a part of.
  public var isWhole: Bool

  /// Creates a span.
  public init(
    primitives: Range<Int>, bounds: Rect, prior: Float, cutSides: Int, isWhole: Bool
  ) {
    self.primitives = primitives
    self.bounds = bounds
    self.prior = prior
    self.cutSides = cutSides
    self.isWhole = isWhole
  }
}
