internal import Raster

/// Where the ink of a picture is and how it is spread: its moments up to the second.
struct InkSpread {
  /// The sum of all levels.
  let mass: Float

  /// The center of mass, in pixels.
  let x: Float
  let y: Float

  /// The mean squares of the distances from the center, and their mean product.
  let xx: Float
  let yy: Float
  let xy: Float

  /// Measures a picture; `nil` if it has no ink.
  init?(of image: GrayImage) {
    var (mass, sumX, sumY, sumXX, sumYY, sumXY) = (0, 0, 0, 0, 0, 0)
    for row in 0..<image.height {
      for column in 0..<image.width {
        let level = Int(image[column, row])
        guard level > 0 else { continue }
        mass += level
        sumX += level * column
        sumY += level * row
        sumXX += level * column * column
        sumYY += level * row * row
        sumXY += level * row * column
      }
    }
    guard mass > 0 else { return nil }
    let total = Float(mass)
    self.mass = total
    x = Float(sumX) / total
    y = Float(sumY) / total
    xx = Float(sumXX) / total - x * x
    yy = Float(sumYY) / total - y * y
    xy = Float(sumXY) / total - x * y
  }

  /// The columns that the ink moves right for each row down.
  var lean: Float { yy > 0 ? xy / yy : 0 }

  /// Whether this is one stroke that stands more than it lies: what may be a 1.
  var isUprightStroke: Bool {
    // The variances along and across the ink's own axis.
    let half = (xx + yy) / 2
    let difference = (xx - yy) / 2
    let root = (difference * difference + xy * xy).squareRoot()
    let isThin = half - root < 0.14 * (half + root)
    // Steeper than about 30 degrees.
    let isSteep = yy > 0.33 * xx
    // A bar, with a speck beside it that its box holds as well.
    return isThin && isSteep || xx < 0.12 * yy
  }
}
