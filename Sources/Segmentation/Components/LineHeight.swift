internal import Raster

/// The height of a text line: the median of the components' heights, each weighed with its area.
///
/// Specks and broken bits count for little that way. Flat components, such as rules and the bars
/// of digits, count only if there are no others.
///
/// - Parameter components: The ink of a picture.
/// - Returns: A height in pixels, or `nil` if there are no components.
/// - Complexity: O(n log n).
public func lineHeight(of components: [Component]) -> Double? {
  medianHeight(components.map { ($0.bounds, $0.area) })
}

/// The height of a text line whose digits may have several parts.
///
/// - Parameter pieces: The components of each piece of writing.
/// - Returns: A height in pixels, or `nil` if there are no components.
/// - Complexity: O(n log n).
public func lineHeight(of pieces: [[Component]]) -> Double? {
  medianHeight(pieces.map { (bounds(of: $0), $0.reduce(0) { $0 + $1.area }) })
}

private func medianHeight(_ boxes: [(bounds: Rect, area: Int)]) -> Double? {
  let upright = boxes.filter { 3 * $0.bounds.height >= $0.bounds.width }
  return heightOfHalfTheInk((upright.isEmpty ? boxes : upright).map { ($0.bounds.height, $0.area) })
}

/// The median of heights, each weighed with the area of its ink.
///
/// - Parameter boxes: The height and the area of each box.
/// - Returns: A height in pixels, or `nil` if there are no boxes.
/// - Complexity: O(n log n).
func heightOfHalfTheInk(_ boxes: [(height: Int, area: Int)]) -> Double? {
  let sorted = boxes.sorted { $0 < $1 }
  let total = sorted.reduce(0) { $0 + $1.1 }
  var seen = 0
  for (height, area) in sorted {
    seen += area
    if 2 * seen >= total { return Double(height) }
  }
  return nil
}
