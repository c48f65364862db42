internal import NeuralNetwork
internal import Raster

/// What people write beside digits: strokes that lead from one to the next, dots and commas, a dash
/// at the end, letters and signs, a line below.
struct LineMarks {
  /// The height of digits, in pixels.
  let height: Float

  /// The width of the pen, in pixels.
  let pen: Float

  /// Draws a mark with the pen.
  ///
  /// - Parameters:
  ///   - strokes: Points of the sheet.
  ///   - width: The width of the pen, in pixels.
  /// - Returns: The ink, or `nil` if there is none.
  func draw(_ strokes: [Stroke], width: Float) -> InkCoverage? {
    guard let bounds = StrokeBounds(of: strokes), bounds.size < 8000 else { return nil }
    let margin = (width / 2).rounded(.up) + 1
    let left = bounds.left.rounded(.down) - margin
    let top = bounds.top.rounded(.down) - margin
    let placed = strokes.map { stroke in
      stroke.map { StrokePoint(x: $0.x - left, y: $0.y - top) }
    }
    var picture = GrayImage(
      width: Int(bounds.right - left + margin) + 1, height: Int(bounds.bottom - top + margin) + 1,
      filledWith: 0)
    StrokeRasterizer.draw(placed, penWidth: max(0.6, width), on: &picture)
    let image = Image(
      width: picture.width, height: picture.height,
      pixels: picture.pixels.map { Float($0) / 255 })
    return InkCoverage(trimming: image, x: Int(left), y: Int(top))
  }

  /// A stroke from one digit to the next: of neither.
  ///
  /// - Parameters:
  ///   - before: The left digit.
  ///   - after: The right digit.
  ///   - generator: Where randomness comes from.
  /// - Returns: The stroke; `nil` where they do not stand side by side.
  func ligature(
    from before: InkCoverage, to after: InkCoverage,
    using generator: inout some RandomNumberGenerator
  ) -> InkCoverage? {
    // At the top, as from 0 to 0, or near the foot.
    let level =
      generator.chance(0.5) ? generator.uniform(in: 0...0.3) : generator.uniform(in: 0.6...1)
    guard let start = before.edge(at: level, isRight: true),
      let end = after.edge(
        at: min(1, max(0, level + generator.normal(deviation: 0.15))), isRight: false)
    else { return nil }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    guard dx > -0.3 * height, dx < 0.6 * height, abs(dy) < 0.8 * height else { return nil }
    let sag = generator.uniform(in: -0.12...0.2) * height
    let points = (0...8).map { step -> StrokePoint in
      let t = Float(step) / 8
      return StrokePoint(x: start.x + t * dx, y: start.y + t * dy + 4 * t * (1 - t) * sag)
    }
    return draw([points], width: pen * generator.uniform(in: 0.55...1))
  }

  /// A dot or a comma at the foot, beside a digit.
  ///
  /// - Parameters:
  ///   - x: The column to stand in.
  ///   - generator: Where randomness comes from.
  /// - Returns: Its ink.
  func point(at x: Float, using generator: inout some RandomNumberGenerator) -> InkCoverage? {
    let y = height * generator.uniform(in: -0.1...0.06)
    let start = StrokePoint(x: x, y: y)
    let width = pen * generator.uniform(in: 0.9...1.6)
    if generator.chance(0.5) { return draw([[start]], width: width) }
    let length = height * generator.uniform(in: 0.08...0.28)
    let end = StrokePoint(x: x - length * generator.uniform(in: 0.1...0.7), y: y + length)
    return draw([[start, end]], width: pen * generator.uniform(in: 0.7...1.1))
  }

  /// A dash behind the last digit, or two.
  ///
  /// - Parameters:
  ///   - x: The column to begin in.
  ///   - generator: Where randomness comes from.
  /// - Returns: Its ink.
  func dash(at x: Float, using generator: inout some RandomNumberGenerator) -> InkCoverage? {
    let length = height * generator.uniform(in: 0.22...0.9)
    let y = -height * generator.uniform(in: 0.15...0.65)
    let tilt = length * generator.normal(deviation: 0.1)
    let bend = length * generator.normal(deviation: 0.06)
    func line(_ y: Float) -> Stroke {
      [
        StrokePoint(x: x, y: y), StrokePoint(x: x + length / 2, y: y + tilt / 2 + bend),
        StrokePoint(x: x + length, y: y + tilt),
      ]
    }
    let second = y + height * generator.uniform(in: 0.15...0.3)
    return draw(generator.chance(0.2) ? [line(y), line(second)] : [line(y)], width: pen)
  }

  /// A line below the digits.
  ///
  /// - Parameters:
  ///   - bounds: Where the digits are.
  ///   - generator: Where randomness comes from.
  /// - Returns: Its ink.
  func underline(
    of bounds: Rect, using generator: inout some RandomNumberGenerator
  ) -> InkCoverage? {
    let left = Float(bounds.x) - height * generator.uniform(in: -0.2...0.4)
    let right = Float(bounds.maxX) + height * generator.uniform(in: -0.2...0.4)
    let y = height * generator.uniform(in: 0.02...0.3)
    let tilt = height * generator.normal(deviation: 0.06)
    let bend = height * generator.normal(deviation: 0.03)
    func line(_ y: Float) -> Stroke {
      [
        StrokePoint(x: left, y: y), StrokePoint(x: (left + right) / 2, y: y + tilt / 2 + bend),
        StrokePoint(x: right, y: y + tilt),
      ]
    }
    let second = y + height * generator.uniform(in: 0.08...0.2)
    return draw(
      generator.chance(0.15) ? [line(y), line(second)] : [line(y)],
      width: pen * generator.uniform(in: 0.4...1))
  }
}

extension InkCoverage {
  /// The outermost ink at a height.
  ///
  /// - Parameters:
  ///   - level: 0 for the top row, 1 for the last.
  ///   - isRight: Whether the right side is meant.
  /// - Returns: The place on the sheet; `nil` if the row has no ink.
  fileprivate func edge(at level: Float, isRight: Bool) -> StrokePoint? {
    let row = min(height - 1, max(0, Int(level * Float(height - 1))))
    let columns = 0..<width
    guard
      let column = isRight
        ? columns.last(where: { image[$0, row] >= 0.5 })
        : columns.first(where: { image[$0, row] >= 0.5 })
    else { return nil }
    return StrokePoint(x: Float(x + column) + 0.5, y: Float(y + row) + 0.5)
  }

  /// The width of the pen that drew this, in pixels: twice the area over the outline's length.
  var penWidth: Float {
    var area: Float = 0
    var edges: Float = 0
    for row in 0..<height {
      for column in 0..<width {
        let level = image[column, row]
        area += level
        edges += abs(level - (column + 1 < width ? image[column + 1, row] : 0))
        edges += abs(level - (row + 1 < height ? image[column, row + 1] : 0))
        if column == 0 { edges += level }
        if row == 0 { edges += level }
      }
    }
    // Counted along rows and columns, a slanted outline is longer by about a fourth.
    return edges > 0 ? 2 * area / (0.79 * edges) : 1
  }
}
