internal import Raster

/// How much of each pixel the ink of one digit covers, and where on the sheet that is.
struct InkCoverage: Sendable {
  /// The left column and the top row, in pixels of the sheet; the line to write on is row 0 until the
  /// sheet is laid out.
  var x: Int
  var y: Int

  /// [height, width] shares, 0 to 1.
  private(set) var image: Image<Float>

  /// Keeps the part of a picture that has ink; `nil` if there is none.
  ///
  /// - Parameters:
  ///   - image: Shares, 0 to 1.
  ///   - x: Where the picture's left column lies.
  ///   - y: Where its top row lies.
  init?(trimming image: Image<Float>, x: Int, y: Int) {
    let bounds = Self.bounds(of: image, atLeast: 0.02)
    guard !bounds.isEmpty else { return nil }
    var kept = Image<Float>(width: bounds.width, height: bounds.height, filledWith: 0)
    for row in 0..<bounds.height {
      for column in 0..<bounds.width {
        kept[column, row] = image[bounds.x + column, bounds.y + row]
      }
    }
    self.image = kept
    self.x = x + bounds.x
    self.y = y + bounds.y
  }

  var width: Int { image.width }
  var height: Int { image.height }

  /// The smallest rectangle of the sheet around pixels that are at least half covered; empty if there
  /// are none.
  var inkBounds: Rect {
    var bounds = Self.bounds(of: image, atLeast: 0.5)
    bounds.x += x
    bounds.y += y
    return bounds
  }

  private static func bounds(of image: Image<Float>, atLeast floor: Float) -> Rect {
    var (left, right, top, bottom) = (image.width, 0, image.height, 0)
    for row in 0..<image.height {
      for column in 0..<image.width where image[column, row] >= floor {
        left = min(left, column)
        right = max(right, column + 1)
        top = min(top, row)
        bottom = row + 1
      }
    }
    guard left < right else { return Rect(x: 0, y: 0, width: 0, height: 0) }
    return Rect(x: left, y: top, width: right - left, height: bottom - top)
  }
}
