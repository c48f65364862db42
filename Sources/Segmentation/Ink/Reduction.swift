internal import Raster

/// A picture made smaller by a whole number: each pixel the mean of a square, at the right and lower
/// sides of what there is of it.
///
/// - Parameters:
///   - image: A gray picture.
///   - factor: The side of the squares, 1 to 16.
/// - Returns: A picture `factor` times as small, rounded up.
/// - Complexity: O(pixels).
func reduce(_ image: GrayImage, by factor: Int) -> GrayImage {
  guard factor > 1 else { return image }
  let width = (image.width + factor - 1) / factor
  let height = (image.height + factor - 1) / factor
  var result = GrayImage(width: width, height: height, filledWith: 0)
  var sums: [UInt32] = Array(repeating: 0, count: width)
  let whole = image.width / factor
  let pixels = image.pixels.span
  for y in 0..<height {
    for x in 0..<width { sums[x] = 0 }
    let rows = y * factor..<min(image.height, (y + 1) * factor)
    for sourceY in rows {
      let row = pixels.extracting(sourceY * image.width..<(sourceY + 1) * image.width)
      var at = 0
      for x in 0..<whole {
        var sum: UInt32 = 0
        for _ in 0..<factor {
          sum &+= UInt32(row[at])
          at &+= 1
        }
        sums[x] &+= sum
      }
      while at < row.count {
        sums[whole] &+= UInt32(row[at])
        at &+= 1
      }
    }
    for x in 0..<width {
      let columns = min(factor, image.width - x * factor)
      let count = UInt32(columns * rows.count)
      result.pixels[y * width + x] = UInt8((sums[x] + count / 2) / count)
    }
  }
  return result
}
