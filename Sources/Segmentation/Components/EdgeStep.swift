internal import Raster

/// How steeply gray changes at the edge of a component: the mean difference between a pixel
/// outside and one inside, each some distance from the edge.
///
/// - Parameters:
///   - component: Ink pixels that touch each other.
///   - image: The picture in which they lie.
///   - mask: All its ink.
///   - polarity: Whether ink is dark or light.
///   - distance: How far from the edge to look, at least 1.
/// - Returns: Gray levels; 0 for a component that has no edge inside the picture.
/// - Complexity: O(runs).
func edgeStep(
  of component: Component, in image: GrayImage, mask: Mask, polarity: Polarity, distance: Int
) -> Double {
  var sum = 0
  var count = 0
  func compare(_ inside: (x: Int, y: Int), _ outside: (x: Int, y: Int)) {
    guard outside.x >= 0, outside.x < image.width, outside.y >= 0, outside.y < image.height,
      !mask[outside.x, outside.y]
    else { return }
    sum += Int(image[outside.x, outside.y]) - Int(image[inside.x, inside.y])
    count += 1
  }
  for run in component.runs {
    let columns = run.columns
    let middle = (columns.lowerBound + columns.upperBound - 1) / 2
    let inset = min(distance - 1, middle - columns.lowerBound)
    compare((columns.lowerBound + inset, run.y), (columns.lowerBound - distance, run.y))
    compare((columns.upperBound - 1 - inset, run.y), (columns.upperBound - 1 + distance, run.y))
    compare((middle, run.y), (middle, run.y - distance))
    compare((middle, run.y), (middle, run.y + distance))
  }
  guard count > 0 else { return 0 }
  let step = Double(sum) / Double(count)
  return polarity == .darkOnLight ? step : -step
}
