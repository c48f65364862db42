internal import Raster

/// Draws a glyph of 28×28 pixels at any size and slant.
enum BitmapInk {
  /// Draws a glyph so that its foot stands on row 0, its left side at column 0.
  ///
  /// Enlarged, the glyph's soft edges would be as broad as a stroke; they are made as steep again as
  /// a pen's.
  ///
  /// - Parameters:
  ///   - ink: 28×28 levels, 0 for paper to 255 for full ink.
  ///   - shape: How it is drawn.
  /// - Returns: The ink, or `nil` if there is none.
  static func draw(_ ink: [UInt8], shape: GlyphShape) -> InkCoverage? {
    guard let box = bounds(of: ink) else { return nil }
    // Digits that lie down are as wide as others are high, not huge.
    let scale = shape.height / max(Float(box.height), 0.8 * Float(box.width))
    let (there, back) = shape.maps(scale: scale)
    // The box's corners, with a pixel for what lies below its floor, tell how much room is needed.
    let halfWidth = Float(box.width) / 2 + 1
    let halfHeight = Float(box.height) / 2 + 1
    let reachX = abs(there.xx) * halfWidth + abs(there.xy) * halfHeight
    let reachY = abs(there.yx) * halfWidth + abs(there.yy) * halfHeight
    let width = 2 * Int(reachX.rounded(.up))
    let height = 2 * Int(reachY.rounded(.up))
    let centerX = Float(box.x) + Float(box.width) / 2 - 0.5
    let centerY = Float(box.y) + Float(box.height) / 2 - 0.5

    let source = padded(ink)
    // What counts as the edge: below a half, so that faint strokes do not break.
    let edge: Float = 0.45
    let steepness = min(4, max(1, 0.8 * scale))
    // Made smaller, a pixel takes the mean of four places.
    let parts = scale < 1 ? 2 : 1
    let share = 1 / Float(parts * parts)
    var image = Image<Float>(width: width, height: height, filledWith: 0)
    for row in 0..<height {
      for column in 0..<width {
        var sum: Float = 0
        for part in 0..<parts * parts {
          let dx =
            Float(column) + (Float(part % parts) + 0.5) / Float(parts) - Float(width) / 2
          let dy =
            Float(row) + (Float(part / parts) + 0.5) / Float(parts) - Float(height) / 2
          sum += level(
            source, x: centerX + back.xx * dx + back.xy * dy,
            y: centerY + back.yx * dx + back.yy * dy)
        }
        image[column, row] = min(1, max(0, edge + (sum * share - edge) * steepness))
      }
    }
    guard var coverage = InkCoverage(trimming: image, x: 0, y: 0) else { return nil }
    coverage.x = 0
    coverage.y = -coverage.height
    return coverage
  }

  /// The smallest rectangle around pixels with ink.
  private static func bounds(of ink: [UInt8]) -> Rect? {
    var found = Rect(x: 0, y: 0, width: 0, height: 0)
    for (index, level) in ink.enumerated() where level > 60 {
      found = found.union(Rect(x: index % 28, y: index / 28, width: 1, height: 1))
    }
    return found.isEmpty ? nil : found
  }

  /// The levels with three pixels of paper around them.
  private static func padded(_ ink: [UInt8]) -> [Float] {
    var levels = [Float](repeating: 0, count: 34 * 34)
    for (index, level) in ink.enumerated() {
      levels[(index / 28 + 3) * 34 + index % 28 + 3] = Float(level) / 255
    }
    return levels
  }

  /// The level between sixteen pixels, by the cubic of Catmull and Rom, "A class of local
  /// interpolating splines" (1974).
  private static func level(_ levels: [Float], x: Float, y: Float) -> Float {
    let left = (x).rounded(.down)
    let top = (y).rounded(.down)
    guard left >= -2, top >= -2, left <= 28, top <= 28 else { return 0 }
    let across = weights(x - left)
    let down = weights(y - top)
    let corner = (Int(top) + 2) * 34 + Int(left) + 2
    var sum: Float = 0
    for row in 0..<4 {
      let at = corner + row * 34
      let line =
        across[0] * levels[at] + across[1] * levels[at + 1] + across[2] * levels[at + 2]
        + across[3] * levels[at + 3]
      sum += down[row] * line
    }
    return sum
  }

  private static func weights(_ f: Float) -> SIMD4<Float> {
    let square = f * f
    let cube = square * f
    return SIMD4(
      -0.5 * f + square - 0.5 * cube, 1 - 2.5 * square + 1.5 * cube,
      0.5 * f + 2 * square - 1.5 * cube, -0.5 * square + 0.5 * cube)
  }
}
