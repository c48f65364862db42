internal import Raster

/// Joins the pieces of broken digits, before the height of a line is known.
///
/// Three shapes are told by the stroke width alone: pieces one over the other with a short break
/// between them, the two halves of a 0 that nearly meet above and below, and a 4 whose left stroke
/// ends just before its stem.
///
/// - Parameters:
///   - components: The ink of a picture.
///   - strokeWidth: The width of the pen in pixels.
///   - options: Limits.
/// - Returns: The components of each piece of writing, in the order of their first component.
/// - Complexity: O(n log n) where components are spread over the page.
public func mendBrokenStrokes(
  in components: [Component], strokeWidth: Double, options: GroupingOptions = GroupingOptions()
) -> [[Component]] {
  let limit = max(1, Int((options.maximumBreak * strokeWidth).rounded()))
  let boxes = components.map(\.bounds)
  let index = BoxIndex(of: boxes, cellSide: Int(16 * strokeWidth))
  var partition = Partition(count: components.count)
  for first in components.indices {
    for second in index.near(boxes[first], margin: limit) where second > first {
      if partition.group(of: first) == partition.group(of: second) { continue }
      let pair = (components[first], components[second])
      if isBroken(pair.0, pair.1, limit: limit)
        || isBrokenZero(pair.0, pair.1, limit: limit)
        || isOpenFour(pair.0, pair.1, strokeWidth: strokeWidth, limit: limit)
        || isOpenFour(pair.1, pair.0, strokeWidth: strokeWidth, limit: limit)
      {
        partition.join(first, second)
      }
    }
  }
  return partition.groups.map { $0.map { components[$0] } }
}

/// Whether two pieces stand one over the other, a short break apart.
private func isBroken(_ first: Component, _ second: Component, limit: Int) -> Bool {
  let a = first.bounds
  let b = second.bounds
  let acrossShared = min(a.maxX, b.maxX) - max(a.x, b.x)
  let downShared = min(a.maxY, b.maxY) - max(a.y, b.y)
  return 5 * acrossShared >= 2 * min(a.width, b.width)
    && 2 * downShared <= min(a.height, b.height)
    && Gap(between: first, and: second, limit: limit) != nil
}

/// Whether two pieces bend around an open middle and nearly meet above and below.
private func isBrokenZero(_ first: Component, _ second: Component, limit: Int) -> Bool {
  let (left, right) = first.bounds.x <= second.bounds.x ? (first, second) : (second, first)
  let a = left.bounds
  let b = right.bounds
  let union = a.union(b)
  let top = max(a.y, b.y)
  let bottom = min(a.maxY, b.maxY)
  guard 10 * (bottom - top) >= 7 * union.height, 5 * union.width <= 6 * union.height,
    5 * max(a.width, b.width) <= 4 * union.width
  else { return false }
  var rightmost: [Int: Int] = [:]
  for run in left.runs { rightmost[run.y] = run.columns.upperBound }
  var narrowest = (above: Int.max, middle: Int.max, below: Int.max)
  var lastRow = Int.min
  for run in right.runs where run.y != lastRow {
    lastRow = run.y
    guard let end = rightmost[run.y] else { continue }
    let gap = run.columns.lowerBound - end
    switch 3 * (run.y - top) / max(1, bottom - top) {
    case ...0: narrowest.above = min(narrowest.above, gap)
    case 1: narrowest.middle = min(narrowest.middle, gap)
    default: narrowest.below = min(narrowest.below, gap)
    }
  }
  return narrowest.above <= limit && narrowest.below <= limit && narrowest.middle >= 2 * limit
}

/// Whether a piece ends at its lower right just before a plain stroke that goes on below it.
private func isOpenFour(
  _ left: Component, _ stem: Component, strokeWidth: Double, limit: Int
) -> Bool {
  let a = left.bounds
  let b = stem.bounds
  let length = (Double(b.width * b.width) + Double(b.height * b.height)).squareRoot()
  guard a.midX < b.midX, 5 * b.width <= 3 * b.height, 5 * a.height >= 2 * b.height,
    // It is one stroke.
    Double(stem.area) <= 1.6 * strokeWidth * length, length >= 4 * strokeWidth,
    // It goes on below, and not far above.
    Double(b.maxY - a.maxY) >= max(0.2 * Double(b.height), 1.5 * strokeWidth),
    2 * (a.y - b.y) <= b.height,
    let gap = Gap(between: left, and: stem, limit: limit)
  else { return false }
  return 3 * (gap.row - a.y) >= 2 * a.height
}
