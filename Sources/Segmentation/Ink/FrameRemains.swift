internal import Raster

/// Leaves out what remains of a frame whose lines are broken: flat pieces all near the upper or lower
/// side of the picture, small ones all near the left or right, thin ones in corners, corners themselves,
/// and upright bars at the left or right.
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
  let writing = components.map(\.bounds).filter { Double($0.height) >= 0.5 * lineHeight }
  return components.filter { component in
    let box = component.bounds
    let height = Double(box.height)
    let width = Double(box.width)
    let thickness = strokeWidth(of: component)
    let isBeside = Double(box.maxX) <= edgeX || Double(box.x) >= Double(mask.width) - edgeX
    // What stands alone is the writing.
    if writing.count > 1,
      isFrameCorner(component, thickness: thickness, of: mask, pen: pen, options: options)
    {
      return false
    }
    if isBeside,
      isFrameBar(box, thickness: thickness, pen: pen, beside: writing, options: options)
    {
      return false
    }
    if height < options.minimumHeightAtSide * lineHeight,
      isInCorner(box, of: mask, size: options.corner),
      thickness <= options.thicknessInCorner * pen
    {
      return false
    }
    let isAboveOrBelow =
      Double(box.maxY) <= edgeY || Double(box.y) >= Double(mask.height) - edgeY
    if isAboveOrBelow, height < options.minimumHeightAtEdge * lineHeight, width >= 2 * height {
      return false
    }
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

/// Whether a component is the corner of a frame, or a part of one side with an end of another: all of it
/// lies along the two sides of its box that are nearest the picture's corner.
private func isFrameCorner(
  _ component: Component, thickness: Double, of mask: Mask, pen: Double, options: SpeckOptions
) -> Bool {
  let box = component.bounds
  let isLeft = 2 * box.midX < Double(mask.width)
  let isUpper = 2 * box.midY < Double(mask.height)
  let fromSide = Double(isLeft ? box.x : mask.width - box.maxX)
  let fromEdge = Double(isUpper ? box.y : mask.height - box.maxY)
  guard thickness <= options.thicknessOfCorner * pen,
    fromSide <= options.reachOfCornerInWidth * Double(mask.width),
    fromEdge <= options.reachOfCornerInHeight * Double(mask.height),
    // A bar that leans fills its narrow box.
    Double(min(box.width, box.height)) >= 3 * thickness + 1
  else { return false }
  // Blurred lines are now thicker, now thinner.
  let reach = Int((1.5 * thickness + 1).rounded())
  var along = 0
  for run in component.runs {
    let isAlongEdge = isUpper ? run.y < box.y + reach : run.y >= box.maxY - reach
    if isAlongEdge {
      along += run.length
    } else if isLeft {
      along += max(0, min(Int(run.end), box.x + reach) - Int(run.start))
    } else {
      along += max(0, Int(run.end) - max(Int(run.start), box.maxX - reach))
    }
  }
  return Double(along) >= options.shareOfCorner * Double(component.area)
}

/// Whether what lies near the left or right side is a piece of a frame's: an upright bar that stands higher
/// or lower than all that may be writing.
///
/// - Parameters:
///   - box: The rectangle around it.
///   - thickness: Its stroke width.
///   - pen: That of all ink.
///   - writing: The rectangles around what is high enough to be writing, this one perhaps among them.
///   - options: What remains look like.
/// - Returns: Whether it is.
private func isFrameBar(
  _ box: Rect, thickness: Double, pen: Double, beside writing: [Rect], options: SpeckOptions
) -> Bool {
  guard thickness <= options.thicknessOfBar * pen,
    // A 1 leans, and a frame's side hardly.
    Double(box.width) <= 1.5 * thickness + 1, Double(box.height) >= 3 * thickness
  else { return false }
  // A fine one may reach beside the writing, though not stand beside it like a digit.
  let share = thickness <= options.thicknessOfFineBar * pen ? 0.7 : 0.4
  return writing.allSatisfy { other in
    let shared = min(box.maxY, other.maxY) - max(box.y, other.y)
    return other == box || Double(shared) <= share * Double(box.height)
  }
}
