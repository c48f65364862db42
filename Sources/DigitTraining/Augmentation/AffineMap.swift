/// From a pixel of the distorted glyph back to where its ink comes from, both seen from the center.
struct AffineMap: Hashable, Sendable {
  /// What a column to the right, and a row down, add to the source's column.
  var xx: Float = 1
  var xy: Float = 0

  /// What a column to the right, and a row down, add to the source's row.
  var yx: Float = 0
  var yy: Float = 1

  /// How far the distorted glyph is moved, in pixels.
  var moveX: Float = 0
  var moveY: Float = 0
}
