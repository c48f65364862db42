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
  func compare(_ insideX: Int, _ insideY: Int, _ outsideX: Int, _ outsideY: Int) {
    guard image.bounds.contains(x: outsideX, y: outsideY), !mask[outsideX, outsideY] else {
      return
    }
    sum += Int(image[outsideX, outsideY]) - Int(image[insideX, insideY])
    count += 1
  }
  for run in component.runs {
    let left = run.columns.lowerBound
    let right = run.columns.upperBound - 1
    let inset = min(distance - 1, (right - left) / 2)
    compare(left + inset, run.y, left - distance, run.y)
    compare(right - inset, run.y, right + distance, run.y)
    let middle = (left + right) / 2
    let above = run.y - distance + 1
    let below = run.y + distance - 1
    compare(
      middle, below < image.height && mask[middle, below] ? below : run.y,
      middle, run.y - distance)
    compare(middle, above >= 0 && mask[middle, above] ? above : run.y, middle, run.y + distance)
  }
  guard count > 0 else { return 0 }
  let step = Double(sum) / Double(count)
  return polarity == .darkOnLight ? step : -step
}
