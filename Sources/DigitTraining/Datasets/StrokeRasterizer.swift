public import Raster

/// Draws pen strokes as a round pen would.
///
/// A pixel's ink is the part of it that the pen covers, taken from the distance of its center to
/// the nearest piece of a stroke, so that edges are soft and a pen may be of any width. Between two
/// points the pen goes straight.
///
/// ```swift
/// var ink = GrayImage(width: 28, height: 28, filledWith: 0)
/// StrokeRasterizer.draw([[StrokePoint(x: 14, y: 4), StrokePoint(x: 14, y: 24)]], penWidth: 3, on: &ink)
/// ```
public enum StrokeRasterizer {
  /// Draws strokes over what is there: each pixel keeps the greater ink.
  ///
  /// - Parameters:
  ///   - strokes: Points in pixels: the left top corner of the picture is (0, 0), the center of its
  ///     first pixel (0.5, 0.5). A stroke of one point is a dot. What lies outside is cut off; points
  ///     that are not finite are passed by.
  ///   - penWidth: The width of the pen in pixels, above 0.
  ///   - image: Ink, 0 for paper to 255 for full ink; changed in place.
  /// - Complexity: O(pixels that the pen covers).
  public static func draw(_ strokes: [Stroke], penWidth: Float, on image: inout GrayImage) {
    precondition(penWidth > 0, "a pen \(penWidth) pixels wide")
    let radius = penWidth / 2
    let reach = radius + 0.5
    let strokes = strokes.map { $0.compactMap(within) }
    guard let bounds = StrokeBounds(of: strokes) else { return }
    let columns = pixels(from: bounds.left - reach, to: bounds.right + reach, count: image.width)
    let rows = pixels(from: bounds.top - reach, to: bounds.bottom + reach, count: image.height)
    guard !columns.isEmpty, !rows.isEmpty else { return }
    var distances = DistanceField(columns: columns, rows: rows, reach: reach)
    for stroke in strokes {
      guard var last = stroke.first else { continue }
      if stroke.count == 1 { distances.add(from: last, to: last) }
      for point in stroke.dropFirst() {
        distances.add(from: last, to: point)
        last = point
      }
    }
    distances.paint(on: &image, radius: radius)
  }

  /// A point where squares of distances stay finite; `nil` for one that is nowhere.
  private static func within(_ point: StrokePoint) -> StrokePoint? {
    guard point.x.isFinite, point.y.isFinite else { return nil }
    let limit: Float = 0x1p20
    return StrokePoint(
      x: min(limit, max(-limit, point.x)), y: min(limit, max(-limit, point.y)))
  }

  /// The pixels of a row or a column whose centers lie in a range.
  static func pixels(from low: Float, to high: Float, count: Int) -> Range<Int> {
    // Kept where a conversion cannot trap.
    let limit = Float(count)
    let first = Int(min(limit, max(0, (low - 0.5).rounded(.up))))
    let last = Int(min(limit, max(-1, (high - 0.5).rounded(.down))) + 1)
    return first..<max(first, min(count, last))
  }
}

/// How far each pixel of a rectangle is from the nearest piece of a stroke.
private struct DistanceField {
  let columns: Range<Int>
  let rows: Range<Int>

  /// How far the pen reaches from the middle of a stroke; farther pixels are not looked at.
  let reach: Float

  /// The squares of the distances, row by row.
  var squares: [Float]

  init(columns: Range<Int>, rows: Range<Int>, reach: Float) {
    self.columns = columns
    self.rows = rows
    self.reach = reach
    squares = Array(repeating: .greatestFiniteMagnitude, count: columns.count * rows.count)
  }

  /// Adds a straight piece.
  mutating func add(from start: StrokePoint, to end: StrokePoint) {
    let dx = end.x - start.x
    let dy = end.y - start.y
    let length = dx * dx + dy * dy
    let inverse = length > 0 ? 1 / length : 0
    // A piece that hardly rises is near every row that it is near at all.
    let inverseRise = abs(dy) > 1e-6 ? 1 / dy : 0
    let top = max(
      rows.lowerBound, Int(max(0, (min(start.y, end.y) - reach - 0.5).rounded(.up))))
    let bottom = min(
      Float(rows.upperBound), (max(start.y, end.y) + reach - 0.5).rounded(.down) + 1)
    let (columns, rows, reach) = (columns, rows, reach)
    var squares = squares.mutableSpan
    var row = top
    while Float(row) < bottom {
      let y = Float(row) + 0.5 - start.y
      // The part of the piece that this row is near enough to, from 0 to 1.
      var from: Float = 0
      var to: Float = 1
      if inverseRise != 0 {
        let a = (y - reach) * inverseRise
        let b = (y + reach) * inverseRise
        from = min(1, max(0, min(a, b)))
        to = min(1, max(0, max(a, b)))
      }
      let left = start.x + min(from * dx, to * dx) - reach
      let right = start.x + max(from * dx, to * dx) + reach
      // A conversion cuts toward 0, and takes far less time than a call to round up or down.
      let first = max(columns.lowerBound, Int(max(0, left)))
      let last = min(columns.upperBound, Int(min(Float(columns.upperBound), max(0, right))) + 1)
      var index = (row &- rows.lowerBound) &* columns.count &- columns.lowerBound &+ first
      var x = Float(first) + 0.5 - start.x
      var column = first
      while column < last {
        let along = min(1, max(0, (x * dx + y * dy) * inverse))
        let restX = x - along * dx
        let restY = y - along * dy
        let square = restX * restX + restY * restY
        if square < squares[index] { squares[index] = square }
        x += 1
        index &+= 1
        column &+= 1
      }
      row &+= 1
    }
  }

  /// Paints what the pen covers.
  func paint(on image: inout GrayImage, radius: Float) {
    let width = image.width
    var pixels = image.pixels.mutableSpan
    let limit = reach * reach
    var index = 0
    for row in rows {
      for column in columns {
        let square = squares[index]
        index += 1
        guard square < limit else { continue }
        let distance = square.squareRoot()
        // How much of a pixel, as wide as 1, lies within the pen's two edges.
        let covered = min(distance + 0.5, radius) - max(distance - 0.5, -radius)
        let ink = UInt8(255 * min(1, max(0, covered)) + 0.5)
        let pixel = row * width + column
        if ink > pixels[pixel] { pixels[pixel] = ink }
      }
    }
  }
}
