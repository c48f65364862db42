internal import Raster

/// The height of a text line: the median of the components' heights, each weighed with its area,
/// so that specks and broken bits count for little.
///
/// - Parameter components: The ink of a picture.
/// - Returns: A height in pixels, or `nil` if there are no components.
/// - Complexity: O(n log n).
public func lineHeight(of components: [Component]) -> Double? {
  let sorted = components.map { (height: $0.bounds.height, area: $0.area) }
    .sorted { ($0.height, $0.area) < ($1.height, $1.area) }
  let half = sorted.reduce(0) { $0 + $1.area }
  var seen = 0
  for component in sorted {
    seen += component.area
    if 2 * seen >= half { return Double(component.height) }
  }
  return nil
}
