internal import Raster

/// The height of a text line: the median of the components' heights, each weighed with its area,
/// so that specks and broken bits count for little.
///
/// - Parameter components: The ink of a picture.
/// - Returns: A height in pixels, or `nil` if there are no components.
/// - Complexity: O(n log n).
public func lineHeight(of components: [Component]) -> Double? {
  weightedMedian(components.map { ($0.bounds.height, $0.area) })
}

/// The height of a text line whose digits may have several parts.
///
/// - Parameter pieces: The components of each piece of writing.
/// - Returns: A height in pixels, or `nil` if there are no components.
/// - Complexity: O(n log n).
public func lineHeight(of pieces: [[Component]]) -> Double? {
  weightedMedian(
    pieces.map { (bounds(of: $0).height, $0.reduce(0) { $0 + $1.area }) })
}

private func weightedMedian(_ values: [(value: Int, weight: Int)]) -> Double? {
  let sorted = values.sorted { $0 < $1 }
  let total = sorted.reduce(0) { $0 + $1.weight }
  var seen = 0
  for (value, weight) in sorted {
    seen += weight
    if 2 * seen >= total { return Double(value) }
  }
  return nil
}
