internal import Raster

/// What is light in each of the small squares of a picture: the paper, where ink does not fill several
/// squares side by side.
///
/// The level that four fifths of a square's pixels do not exceed, closed over its neighbors. Even bold strokes
/// change it little, so it tells how much the paper differs from place to place.
///
/// - Parameters:
///   - image: A gray picture with pixels.
///   - flip: 0, or 255 for a picture to be taken as its negative.
///   - spread: How far around a pixel its paper is looked at, in pixels; squares are about a third as
///     large.
/// - Returns: The levels, or `nil` for a picture that holds no square.
/// - Complexity: O(pixels).
func lightSquares(of image: GrayImage, flip: UInt8, spread: Double) -> Background? {
  var cell = 8
  while cell < 64, Double(cell) < 0.3 * spread { cell *= 2 }
  guard min(image.width, image.height) >= cell else { return nil }
  let columns = (image.width + cell - 1) / cell
  let rows = (image.height + cell - 1) / cell
  var levels: [Float] = Array(repeating: 0, count: columns * rows)
  let pixels = image.pixels.span
  var counts: [Int32] = Array(repeating: 0, count: 256)
  for row in 0..<rows {
    let ys = row * cell..<min(image.height, (row + 1) * cell)
    for column in 0..<columns {
      let xs = column * cell..<min(image.width, (column + 1) * cell)
      for level in 0..<256 { counts[level] = 0 }
      for y in ys {
        for x in xs { counts[Int(pixels[y &* image.width &+ x] ^ flip)] &+= 1 }
      }
      let lighter = Int32(xs.count * ys.count / 5)
      var level = 255
      var seen = counts[255]
      while seen <= lighter, level > 0 {
        level -= 1
        seen &+= counts[level]
      }
      levels[row * columns + column] = Float(level)
    }
  }
  var squares = Background(cell: cell, columns: columns, rows: rows, levels: levels)
  squares.close(reach: 1)
  return squares
}
