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

  /// Whether it is all of one component and nothing else.
  public var isComponent: Bool

  /// Whether it is all of one component with no small one beside it that may belong to the same
  /// digit, such as the bar of a 5.
  public var isIsolated: Bool

  /// Its height as a share of the line height, in upright writing.
  public var height: Float

  /// Its width as a share of the line height, in upright writing.
  public var width: Float

  /// Creates a span.
  public init(
    primitives: Range<Int>, bounds: Rect, prior: Float, cutSides: Int, isWhole: Bool,
    isComponent: Bool = false, isIsolated: Bool = false, height: Float = 1, width: Float = 0.6
  ) {
    self.primitives = primitives
    self.bounds = bounds
    self.prior = prior
    self.cutSides = cutSides
    self.isWhole = isWhole
    self.isComponent = isComponent
    self.isIsolated = isIsolated
    self.height = height
    self.width = width
  }
}
