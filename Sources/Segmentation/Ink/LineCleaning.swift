internal import Raster

/// Takes boxes, frames, rules and underlines out of a mask.
///
/// If hardly any ink would be left, what looks like lines is the writing, and stays.
///
/// - Parameters:
///   - mask: Ink.
///   - components: Its components.
///   - levels: How much ink there is at each pixel, or `nil` for a drawing, where it is all alike.
///   - strength: The level of full ink.
///   - connectivity: Which neighbors belong to the same component.
///   - options: What lines look like.
/// - Returns: The mask without lines, or `nil` if it has none.
/// - Complexity: O(words + runs).
func withoutLines(
  _ mask: Mask, components: ComponentSet, ink levels: GrayImage? = nil, strength: Double = 255,
  connectivity: Connectivity = .eight, options: InkOptions = InkOptions()
) -> Mask? {
  guard var writing = Writing(of: components, in: mask) else { return nil }
  var ink = CrossedMask(mask, ink: levels, strength: strength)
  func change(_ remove: (inout CrossedMask) -> Int) {
    var changed = ink
    guard remove(&changed) > 0 else { return }
    let rest = connectedComponents(in: changed.mask, connectivity: connectivity)
    // What remains must hold something as high as a digit could be, not crumbs of lines.
    guard let remaining = Writing(of: rest, in: mask),
      remaining.lineHeight >= 2 * remaining.strokeWidth
    else { return }
    ink = changed
    writing = remaining
  }
  if options.removesBoxes {
    change {
      removeBoxes(
        from: &$0, strokeWidth: writing.strokeWidth, lineHeight: writing.lineHeight,
        options: options.boxes)
    }
  }
  if options.removesRules {
    change { removeRules(from: &$0, strokeWidth: writing.strokeWidth, options: options.rules) }
  }
  if options.removesFrames {
    change {
      removeFrames(
        from: &$0, strokeWidth: writing.strokeWidth,
        options: levels == nil ? options.framesOfDrawings : options.frames)
    }
  }
  if options.removesUnderlines {
    change {
      removeUnderlines(
        from: &$0, strokeWidth: writing.strokeWidth, lineHeight: writing.lineHeight,
        writing: writing.bounds, options: options.rules)
    }
  }
  guard ink.mask != mask else { return nil }
  return withoutScraps(
    writing.components, in: ink.mask, of: mask,
    minimumHeight: options.rules.minimumScrapHeight * writing.lineHeight)
}

/// Leaves out what remained of lines: low pieces beside what was taken out, such as the corners of a
/// frame.
private func withoutScraps(
  _ components: [Component], in mask: Mask, of all: Mask, minimumHeight: Double
) -> Mask {
  var erased = all
  erased.subtract(mask)
  let beside = erased.grown(by: 1)
  let kept = components.filter { component in
    Double(component.bounds.height) >= minimumHeight
      || !component.runs.contains { run in run.columns.contains { beside[$0, run.y] } }
  }
  return Mask(width: mask.width, height: mask.height, components: kept)
}

/// What is measured of all ink of a mask but specks.
private struct Writing {
  let components: [Component]
  let strokeWidth: Double
  let lineHeight: Double
  let bounds: Rect

  /// - Complexity: O(runs); memory in proportion to what is larger than specks.
  init?(of all: ComponentSet, in mask: Mask) {
    let smallest = max(
      2, LegibilityOptions().minimumSizeInPicture * Double(max(mask.width, mask.height)))
    components = all.indices.lazy.filter { all.longerSide(of: $0) >= smallest }.map { all[$0] }
    guard let height = Segmentation.lineHeight(of: components) else { return nil }
    lineHeight = height
    strokeWidth = Segmentation.strokeWidth(of: components)
    bounds = components.reduce(Rect(x: 0, y: 0, width: 0, height: 0)) { $0.union($1.bounds) }
  }
}
