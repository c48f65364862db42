internal import Raster

/// Leaves out specks, and scraps of what lies beyond the picture's sides.
///
/// - Parameters:
///   - components: The ink.
///   - mask: The mask that holds it.
///   - options: What is too small.
/// - Returns: The components that may be writing or parts of it.
/// - Complexity: O(n log n).
func withoutSpecks(
  _ components: [Component], in mask: Mask, options: SpeckOptions = SpeckOptions()
) -> [Component] {
  guard let height = lineHeight(of: components) else { return [] }
  return components.filter { component in
    let box = component.bounds
    guard Double(component.area) >= options.minimumArea * height * height,
      Double(max(box.width, box.height)) >= options.minimumSize * height
    else { return false }
    if box.y == 0 || box.maxY == mask.height {
      guard Double(box.height) >= options.minimumHeightAtEdge * height else { return false }
    }
    if box.x == 0 || box.maxX == mask.width {
      guard
        Double(box.width) >= options.minimumWidthAtSide * height
          || Double(box.height) >= options.minimumHeightAtSide * height
      else { return false }
    }
    return true
  }
}
