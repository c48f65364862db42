public import Raster

/// Ink that is not cut any further: a component, or what lies between two cuts of one.
///
/// A digit is one primitive or several side by side.
public struct Primitive: Hashable, Sendable {
  /// Where it stands in the source picture, in its pixels.
  public var bounds: Rect

  /// The number of its component; pieces of one component share it.
  public var component: Int

  /// Whether a cut is its left side.
  public var isCutOnLeft = false

  /// Whether a cut is its right side.
  public var isCutOnRight = false

  /// Its height as a share of the line height.
  public var height: Float

  /// Its width as a share of the line height.
  public var width: Float

  /// Its area over line height times stroke width: about 1 for a plain 1.
  public var ink: Float

  /// How much it looks like the side of a printed box that was left: 0 for not at all.
  public var framePenalty: Float = 0

  /// Creates a primitive.
  public init(bounds: Rect, component: Int, height: Float, width: Float, ink: Float) {
    self.bounds = bounds
    self.component = component
    self.height = height
    self.width = width
    self.ink = ink
  }
}
