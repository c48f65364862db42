internal import Raster

/// The paper under what strokes darken, with the sides of shades where they are.
///
/// The means of small cells, closed with a square that no pen stroke fills.
///
/// - Parameters:
///   - image: A gray picture with pixels.
///   - flip: 0, or 255 for a picture to be taken as its negative.
///   - cell: The side of a cell, in pixels: the side of a shade is known to about that.
///   - reach: The half side of the square, in cells.
/// - Returns: The levels.
/// - Complexity: O(pixels), whatever the reach.
func closedPaper(of image: GrayImage, flip: UInt8, cell: Int, reach: Int) -> Background {
  let columns = (image.width + cell - 1) / cell
  let rows = (image.height + cell - 1) / cell
  var levels: [Float] = []
  levels.reserveCapacity(columns * rows)
  let pixels = image.pixels.span
  for row in 0..<rows {
    let ys = row * cell..<min(image.height, (row + 1) * cell)
    for column in 0..<columns {
      let xs = column * cell..<min(image.width, (column + 1) * cell)
      var sum: UInt32 = 0
      for y in ys {
        for x in xs { sum &+= UInt32(pixels[y &* image.width &+ x] ^ flip) }
      }
      levels.append(Float(sum) / Float(xs.count * ys.count))
    }
  }
  var paper = Background(cell: cell, columns: columns, rows: rows, levels: levels)
  paper.close(reach: reach)
  return paper
}
