internal import Raster

/// Takes frames, rules and underlines out of a mask.
///
/// If hardly any ink would be left, what looks like lines is the writing, and stays.
///
/// - Parameters:
///   - mask: Ink.
///   - levels: How much ink there is at each pixel, or `nil` for a drawing, where it is all alike.
///   - strength: The level of full ink.
///   - connectivity: Which neighbors belong to the same component.
///   - options: What lines look like.
/// - Returns: The mask without them.
/// - Complexity: O(words + runs).
func withoutLines(
  _ mask: Mask, ink levels: GrayImage? = nil, strength: Double = 255,
  connectivity: Connectivity = .eight, options: InkOptions = InkOptions()
) -> Mask {
  var ink = CrossedMask(mask, ink: levels, strength: strength)
  func measured(_ change: (inout CrossedMask, Writing) -> Void) {
    guard let writing = Writing(of: ink.mask, connectivity: connectivity) else { return }
    var changed = ink
    change(&changed, writing)
    guard changed.mask != ink.mask else { return }
    // What remains must hold something as high as a digit could be, not crumbs of lines.
    guard let rest = Writing(of: changed.mask, connectivity: connectivity),
      rest.lineHeight >= 2 * rest.strokeWidth
    else { return }
    ink = changed
  }
  measured { ink, writing in
    removeRules(from: &ink, strokeWidth: writing.strokeWidth, options: options.rules)
  }
  measured { ink, writing in
    removeFrames(
      from: &ink, strokeWidth: writing.strokeWidth,
      options: levels == nil ? options.framesOfDrawings : options.frames)
  }
  measured { ink, writing in
    removeUnderlines(
      from: &ink, strokeWidth: writing.strokeWidth, lineHeight: writing.lineHeight,
      writing: writing.bounds, options: options.rules)
  }
  guard ink.mask != mask else { return mask }
  return withoutScraps(ink.mask, of: mask, connectivity: connectivity, options: options.rules)
}

/// Leaves out what remained of lines: low pieces beside what was taken out, such as the corners of a
/// frame.
private func withoutScraps(
  _ mask: Mask, of all: Mask, connectivity: Connectivity, options: RuleOptions
) -> Mask {
  let components = Array(connectedComponents(in: mask, connectivity: connectivity))
  guard let height = lineHeight(of: components) else { return mask }
  var erased = all
  erased.subtract(mask)
  let beside = erased.grown(by: 1)
  let kept = components.filter { component in
    Double(component.bounds.height) >= options.minimumScrapHeight * height
      || !component.runs.contains { run in run.columns.contains { beside[$0, run.y] } }
  }
  return Mask(width: mask.width, height: mask.height, components: kept)
}

/// What is measured of all ink of a mask.
private struct Writing {
  var strokeWidth: Double
  var lineHeight: Double
  var bounds: Rect

  init?(of mask: Mask, connectivity: Connectivity) {
    let components = Array(connectedComponents(in: mask, connectivity: connectivity))
    guard let height = Segmentation.lineHeight(of: components) else { return nil }
    lineHeight = height
    strokeWidth = Segmentation.strokeWidth(of: components)
    bounds = components.reduce(Rect(x: 0, y: 0, width: 0, height: 0)) { $0.union($1.bounds) }
  }
}
