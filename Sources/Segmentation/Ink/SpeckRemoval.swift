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

/// Leaves out what remains of a frame whose lines are broken: flat pieces all near the upper or lower
/// side of the picture, small ones all near the left or right, and thin ones in corners.
///
/// - Parameters:
///   - components: The ink of a picture of paper; a drawing has no frame and may fill its picture.
///   - mask: The mask that holds it.
///   - options: What remains look like.
/// - Returns: The others.
/// - Complexity: O(n log n).
func withoutFrameRemains(
  _ components: [Component], in mask: Mask, options: SpeckOptions = SpeckOptions()
) -> [Component] {
  guard let lineHeight = lineHeight(of: components) else { return [] }
  let pen = strokeWidth(of: components)
  let edgeY = options.edgeInHeight * Double(mask.height)
  let edgeX = options.edgeInWidth * Double(mask.width)
  return components.filter { component in
    let box = component.bounds
    let height = Double(box.height)
    let width = Double(box.width)
    if height < options.minimumHeightAtSide * lineHeight,
      isInCorner(box, of: mask, size: options.corner),
      strokeWidth(of: component) <= options.thicknessInCorner * pen
    {
      return false
    }
    let isAboveOrBelow =
      Double(box.maxY) <= edgeY || Double(box.y) >= Double(mask.height) - edgeY
    if isAboveOrBelow, height < options.minimumHeightAtEdge * lineHeight, width >= 2 * height {
      return false
    }
    let isBeside = Double(box.maxX) <= edgeX || Double(box.x) >= Double(mask.width) - edgeX
    return !isBeside || height >= options.minimumHeightAtSide * lineHeight
      || width >= options.maximumWidthAtSide * lineHeight
  }
}

/// Whether a rectangle lies in a corner of a mask.
private func isInCorner(_ box: Rect, of mask: Mask, size: Double) -> Bool {
  let width = Double(mask.width)
  let height = Double(mask.height)
  return (Double(box.maxX) <= size * width || Double(box.x) >= (1 - size) * width)
    && (Double(box.maxY) <= size * height || Double(box.y) >= (1 - size) * height)
}
