public import Raster

/// Finds whether the ink is the dark or the light class of a picture.
///
/// Paper is what most of the picture and most of its border are. Neither alone is enough: a
/// bold digit cut out tightly covers half of its picture, and a scan may have a black edge.
///
/// - Parameters:
///   - image: A gray picture.
///   - threshold: The highest level of the dark class.
///   - histogram: The levels of the picture.
/// - Returns: The polarity; dark ink where nothing tells.
/// - Complexity: O(pixels of the border).
public func findPolarity(
  of image: GrayImage, threshold: UInt8, histogram: Histogram
) -> Polarity {
  let total = histogram.total
  guard total > 0 else { return .darkOnLight }
  let light = histogram.counts[(Int(threshold) + 1)...].reduce(0, +)
  var borderTotal = 0
  var borderLight = 0
  func look(_ x: Int, _ y: Int) {
    borderTotal += 1
    if image[x, y] > threshold { borderLight += 1 }
  }
  for x in 0..<image.width {
    look(x, 0)
    look(x, image.height - 1)
  }
  for y in 0..<image.height {
    look(0, y)
    look(image.width - 1, y)
  }
  // The area weighs half as much again as the border, so that a black frame around a scan, which
  // is all border and hardly any area, does not decide.
  let area = Double(light) / Double(total) - 0.5
  let border = Double(borderLight) / Double(borderTotal) - 0.5
  return 1.5 * area + border >= 0 ? .darkOnLight : .lightOnDark
}
