internal import DigitTraining
internal import Raster

/// Pen strokes out of a request's JSON, and the picture that is made of them.
///
/// `{"strokes": [[[x, y, t, pressure], …], …]}`: x to the right, y downward, in any unit; time and
/// pressure may be left out. The picture is drawn with a pen of one width, a twelfth of the height of
/// a typical long stroke: what a hand's pressure does to the ink is of no help to a reader.
struct StrokeDrawing {
  /// The picture: black on white.
  let image: GrayImage

  /// The pixels of one unit.
  let scale: Float

  /// Where the picture's left top corner lies, in the strokes' units.
  let left: Float
  let top: Float

  /// The height that a typical long stroke gets, and the pen for it, in pixels.
  private static let strokeHeight: Float = 48
  private static let penWidth: Float = 4

  /// How many times as long as its digits are high a drawing is at most.
  private static let longestNumber: Float = 40

  private static let maximumSide: Float = 4096
  static let maximumPoints = 100_000

  /// - Returns: The drawing; `nil` where there is no point at all.
  init?(_ strokes: [Stroke]) {
    guard let bounds = StrokeBounds(of: strokes) else { return nil }
    let heights = strokes.compactMap { StrokeBounds(of: [$0])?.height }.sorted()
    // Bars and dots are low: the upper quarter is what digits are as high as. A number written in one
    // stroke is wider than high; a lone dash has no height.
    let typical = max(heights[heights.count * 3 / 4], bounds.size / Self.longestNumber)
    var scale = typical > 0 ? Self.strokeHeight / typical : 1
    let margin = 4 * Self.penWidth
    let largest = max(bounds.width, bounds.height)
    if largest * scale > Self.maximumSide { scale = Self.maximumSide / largest }
    guard scale.isFinite, scale > 0, (largest * scale).isFinite else { return nil }
    self.scale = scale
    left = bounds.left - margin / scale
    top = bounds.top - margin / scale
    var ink = GrayImage(
      width: Int((bounds.width * scale + 2 * margin).rounded(.up)),
      height: Int((bounds.height * scale + 2 * margin).rounded(.up)), filledWith: 0)
    let (left, top) = (left, top)
    let placed = strokes.map { stroke in
      stroke.map { StrokePoint(x: ($0.x - left) * scale, y: ($0.y - top) * scale) }
    }
    StrokeRasterizer.draw(placed, penWidth: Self.penWidth, on: &ink)
    image = GrayImage(
      width: ink.width, height: ink.height, pixels: ink.pixels.map { 255 - $0 })
  }

  /// Reads the strokes of a body.
  static func strokes(in body: [UInt8]) throws -> [Stroke] {
    var strokes: [Stroke]?
    var points = 0
    var scanner = JSONScanner(text: body)
    do throws(JSONScanner.Failure) {
      try scanner.object { (name, scanner) throws(JSONScanner.Failure) in
        guard name == "strokes" else {
          try scanner.skipValue()
          return
        }
        var found: [Stroke] = []
        try scanner.array { (scanner) throws(JSONScanner.Failure) in
          var stroke: Stroke = []
          try scanner.array { (scanner) throws(JSONScanner.Failure) in
            var numbers: [Float] = []
            try scanner.array { (scanner) throws(JSONScanner.Failure) in
              let number = try scanner.number()
              if numbers.count < 4 { numbers.append(number) }
            }
            guard numbers.count >= 2 else {
              throw JSONScanner.Failure(
                byte: scanner.position,
                reason: "a point is two to four numbers: x, y, time, pressure")
            }
            points += 1
            guard points <= maximumPoints else {
              throw JSONScanner.Failure(
                byte: scanner.position, reason: "more than \(maximumPoints) points")
            }
            guard abs(numbers[0]) < 1e6, abs(numbers[1]) < 1e6 else {
              throw JSONScanner.Failure(
                byte: scanner.position, reason: "a point farther away than a million")
            }
            stroke.append(StrokePoint(x: numbers[0], y: numbers[1]))
          }
          found.append(stroke)
        }
        strokes = found
      }
      try scanner.end()
    } catch {
      throw ServiceError.badRequest("bad_json", "\(error.reason), at byte \(error.byte)")
    }
    guard let strokes else {
      throw ServiceError.badRequest("bad_json", "there are no \"strokes\"")
    }
    return strokes
  }
}
