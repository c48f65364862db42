/// How large and how askew one digit is drawn.
struct GlyphShape: Hashable, Sendable {
  /// The height in pixels.
  var height: Float

  /// How much broader than the source, as a factor.
  var breadth: Float

  /// Columns that the digit leans right for each row up.
  var slant: Float

  /// The turn, in radians, clockwise.
  var turn: Float

  /// From a place as wide as high seen from the middle of the digit, in the source's units, to one of
  /// the sheet.
  ///
  /// - Parameter scale: Pixels of the sheet for each unit.
  /// - Returns: The rows of a matrix, and those of its inverse.
  func maps(scale: Float) -> (there: AffineMap, back: AffineMap) {
    let (c, s) = AffineAugmentation.cosineAndSine(of: turn)
    // Scaled, then leaned, then turned. Rows grow downward: up is to the right.
    let (xx, xy, yy) = (scale * breadth, -scale * slant, scale)
    let there = AffineMap(xx: c * xx, xy: c * xy - s * yy, yx: s * xx, yy: s * xy + c * yy)
    let area = there.xx * there.yy - there.xy * there.yx
    let back = AffineMap(
      xx: there.yy / area, xy: -there.xy / area, yx: -there.yx / area, yy: there.xx / area)
    return (there, back)
  }
}
