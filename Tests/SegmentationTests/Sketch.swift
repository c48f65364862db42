import Raster

/// A drawing of pen strokes, anti-aliased, for tests.
struct Sketch {
  struct Point {
    var x: Double
    var y: Double
  }

  var width: Int
  var height: Int
  var paper = 255.0
  var ink = 0.0
  var strokes: [(points: [Point], penWidth: Double)] = []

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Adds a digit whose strokes fill a box.
  mutating func draw(
    _ digit: Int, x: Double, y: Double, width: Double, height: Double, pen: Double = 5
  ) {
    for stroke in Self.digits[digit] {
      strokes.append(
        (stroke.map { Point(x: x + $0.0 * width, y: y + $0.1 * height) }, pen))
    }
  }

  /// Adds one stroke through some points.
  mutating func line(_ points: [(Double, Double)], pen: Double = 5) {
    strokes.append((points.map { Point(x: $0.0, y: $0.1) }, pen))
  }

  /// The picture.
  var image: GrayImage {
    var amounts: [Double] = Array(repeating: 0, count: width * height)
    for (points, penWidth) in strokes {
      for (a, b) in zip(points, points.dropFirst()) {
        let reach = penWidth / 2 + 1
        let left = max(0, Int(min(a.x, b.x) - reach))
        let right = min(width - 1, Int(max(a.x, b.x) + reach))
        let top = max(0, Int(min(a.y, b.y) - reach))
        let bottom = min(height - 1, Int(max(a.y, b.y) + reach))
        guard left <= right, top <= bottom else { continue }
        let dx = b.x - a.x
        let dy = b.y - a.y
        let squared = max(1e-9, dx * dx + dy * dy)
        for y in top...bottom {
          for x in left...right {
            let px = Double(x) + 0.5 - a.x
            let py = Double(y) + 0.5 - a.y
            let t = min(1, max(0, (px * dx + py * dy) / squared))
            let ex = px - t * dx
            let ey = py - t * dy
            let amount = penWidth / 2 + 0.5 - (ex * ex + ey * ey).squareRoot()
            amounts[y * width + x] = max(amounts[y * width + x], min(1, amount))
          }
        }
      }
    }
    return GrayImage(
      width: width, height: height,
      pixels: amounts.map { UInt8((paper + (ink - paper) * max(0, $0)).rounded()) })
  }

  private static let ring: [(Double, Double)] = [
    (0.5, 0), (0.85, 0.12), (1, 0.5), (0.85, 0.88), (0.5, 1), (0.15, 0.88), (0, 0.5),
    (0.15, 0.12), (0.5, 0),
  ]

  /// The strokes of each digit in a box of side 1, y from the top.
  static let digits: [[[(Double, Double)]]] = [
    [ring],
    [[(0.5, 0), (0.5, 1)]],
    [[(0.05, 0.2), (0.5, 0), (0.95, 0.25), (0, 1), (1, 1)]],
    [[(0, 0.1), (0.6, 0), (0.9, 0.25), (0.4, 0.47), (1, 0.75), (0.6, 1), (0, 0.9)]],
    [[(0.6, 0), (0, 0.65), (1, 0.65)], [(0.7, 0.3), (0.7, 1)]],
    [[(0.95, 0), (0.1, 0), (0.05, 0.45), (0.7, 0.42), (1, 0.7), (0.7, 1), (0, 0.95)]],
    [[(0.8, 0), (0.1, 0.5), (0.1, 0.9), (0.5, 1), (0.95, 0.8), (0.6, 0.5), (0.1, 0.7)]],
    [[(0, 0), (1, 0), (0.35, 1)]],
    [
      ring.map { ($0.0 * 0.8 + 0.1, $0.1 * 0.47) },
      ring.map { ($0.0, 0.47 + $0.1 * 0.53) },
    ],
    [[(0.9, 0.3), (0.5, 0), (0.05, 0.25), (0.5, 0.5), (0.9, 0.3), (0.7, 1)]],
  ]
}
