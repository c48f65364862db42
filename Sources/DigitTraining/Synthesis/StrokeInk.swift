internal import Raster

/// Draws pen strokes at any size and slant.
enum StrokeInk {
  /// Draws strokes so that their foot stands on row 0, their left side at column 0.
  ///
  /// - Parameters:
  ///   - strokes: Where the pen passed, in any unit.
  ///   - penWidth: The width of the pen, in pixels of the drawing.
  ///   - shape: How they are drawn; the height is that of the ink.
  /// - Returns: The ink, or `nil` if there is none.
  static func draw(_ strokes: [Stroke], penWidth: Float, shape: GlyphShape) -> InkCoverage? {
    guard let bounds = StrokeBounds(of: strokes), bounds.size.isFinite else { return nil }
    let width = bounds.right - bounds.left
    let height = bounds.bottom - bounds.top
    // Digits that lie down are as wide as others are high, not huge.
    let extent = max(height, 0.8 * width)
    let scale = extent > 0 ? max(1, shape.height - penWidth) / extent : 0
    let map = shape.maps(scale: 1).there
    let (centerX, centerY) = ((bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2)
    var placed = strokes.map { stroke in
      stroke.map { point in
        let (x, y) = (scale * (point.x - centerX), scale * (point.y - centerY))
        return StrokePoint(x: map.xx * x + map.xy * y, y: map.yx * x + map.yy * y)
      }
    }
    guard let reached = StrokeBounds(of: placed), reached.size.isFinite else { return nil }
    let margin = penWidth / 2 + 1
    for stroke in placed.indices {
      for point in placed[stroke].indices {
        placed[stroke][point].x += margin - reached.left
        placed[stroke][point].y += margin - reached.top
      }
    }
    var picture = GrayImage(
      width: Int((reached.right - reached.left + 2 * margin).rounded(.up)),
      height: Int((reached.bottom - reached.top + 2 * margin).rounded(.up)), filledWith: 0)
    StrokeRasterizer.draw(placed, penWidth: penWidth, on: &picture)
    let image = Image(
      width: picture.width, height: picture.height,
      pixels: picture.pixels.map { Float($0) / 255 })
    guard var coverage = InkCoverage(trimming: image, x: 0, y: 0) else { return nil }
    coverage.x = 0
    coverage.y = -coverage.height
    return coverage
  }
}
