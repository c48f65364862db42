internal import Raster

/// A box with what decides how much it tells about the height of writing.
struct InkBox {
  /// Where it is.
  var bounds: Rect

  /// How many of its pixels are ink.
  var area: Int

  /// Whether it is a flat stroke, such as a dash.
  var isFlat: Bool

  /// Measures a component.
  init(_ component: Component) {
    bounds = component.bounds
    area = component.area
    isFlat = false
    guard bounds.width > 3 * bounds.height else { return }
    // A row of digits that touch is as wide, but holds several strokes above each other.
    let pen = strokeWidth(of: component)
    isFlat =
      Double(area) < 1.8 * pen * Double(bounds.width) || Double(bounds.height) < 3 * pen
  }
}

/// The height that half of all ink reaches: one tall stroke or many specks do not move it.
///
/// Flat strokes count only where there is nothing else.
///
/// - Parameter boxes: What is written.
/// - Returns: The height, or `nil` for nothing.
func inkWeightedHeight(of boxes: [InkBox]) -> Double? {
  let upright = boxes.filter { !$0.isFlat }
  return heightOfHalfTheInk((upright.isEmpty ? boxes : upright).map { ($0.bounds.height, $0.area) })
}

/// The boxes of components, those above each other across a break of a stroke made one.
///
/// - Parameters:
///   - components: The components of a line, from left to right.
///   - gap: How wide a break is at most.
/// - Returns: Their boxes.
func joined(_ components: [Component], within gap: Double) -> [InkBox] {
  var joined: [InkBox] = []
  for component in components {
    let box = component.bounds
    // The line is sorted: what stands above or below is among the latest.
    let partner = joined.indices.suffix(3).last { index in
      let other = joined[index].bounds
      let shared = min(box.maxX, other.maxX) - max(box.x, other.x)
      let apart = max(box.y - other.maxY, other.y - box.maxY)
      return 2 * shared >= min(box.width, other.width) && Double(apart) <= gap
    }
    if let partner {
      joined[partner].bounds = joined[partner].bounds.union(box)
      joined[partner].area += component.area
      joined[partner].isFlat = joined[partner].isFlat && 3 * box.height < box.width
    } else {
      joined.append(InkBox(component))
    }
  }
  return joined
}
