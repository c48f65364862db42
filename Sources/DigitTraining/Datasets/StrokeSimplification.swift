/// Leaves out points that a straight line passes near enough (Douglas and Peucker, "Algorithms for
/// the reduction of the number of points required to represent a digitized line", 1973).
///
/// - Parameters:
///   - stroke: Points.
///   - tolerance: How far a point that is left out may lie from the line, in the unit of the points.
/// - Returns: The first point, the last, and those between that are needed; a stroke that never
///   leaves its first point becomes one point.
/// - Complexity: O(n log n), near enough; O(n²) at worst.
func simplified(_ stroke: Stroke, tolerance: Float) -> Stroke {
  guard stroke.count > 1 else { return stroke }
  var keeps = Array(repeating: false, count: stroke.count)
  keeps[0] = true
  keeps[stroke.count - 1] = true
  var pending = [0..<stroke.count - 1]
  while let part = pending.popLast() {
    var farthest = part.lowerBound
    var greatest = tolerance * tolerance
    for index in part.dropFirst() {
      let square = squaredDistance(
        of: stroke[index], from: stroke[part.lowerBound], to: stroke[part.upperBound])
      if square > greatest {
        greatest = square
        farthest = index
      }
    }
    guard farthest > part.lowerBound else { continue }
    keeps[farthest] = true
    pending.append(part.lowerBound..<farthest)
    pending.append(farthest..<part.upperBound)
  }
  let kept = stroke.indices.filter { keeps[$0] }.map { stroke[$0] }
  return kept.count == 2 && kept[0] == kept[1] ? [kept[0]] : kept
}

/// The square of a point's distance from a straight piece.
private func squaredDistance(
  of point: StrokePoint, from start: StrokePoint, to end: StrokePoint
) -> Float {
  let dx = end.x - start.x
  let dy = end.y - start.y
  let length = dx * dx + dy * dy
  let x = point.x - start.x
  let y = point.y - start.y
  let along = length > 0 ? min(1, max(0, (x * dx + y * dy) / length)) : 0
  let restX = x - along * dx
  let restY = y - along * dy
  return restX * restX + restY * restY
}
