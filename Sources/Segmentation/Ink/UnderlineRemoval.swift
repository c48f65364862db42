internal import Raster

/// Takes underlines and long dashes out of a mask.
///
/// - Parameters:
///   - ink: The mask.
///   - strokeWidth: The width of the pen, in pixels.
///   - lineHeight: The height of the writing, in pixels.
///   - writing: The rectangle that holds the writing.
///   - options: What such lines look like.
/// - Returns: How many lines went.
/// - Complexity: O(words + runs).
func removeUnderlines(
  from ink: inout CrossedMask, strokeWidth: Double, lineHeight: Double, writing: Rect,
  options: RuleOptions = RuleOptions()
) -> Int {
  let limits = StraightLineLimits(
    run: max(6, Int(0.6 * lineHeight)),
    length: max(10, Int((options.minimumLength * lineHeight).rounded(.up))), gap: options.gap)
  var count = 0
  for line in straightLines(in: ink.mask, limits: limits) {
    let length = Double(line.bounds.width) / lineHeight
    let place = (line.bounds.midY - Double(writing.y)) / Double(max(1, writing.height))
    let isWithin = abs(place - 0.5) < 0.25
    let thickness = line.thickness / strokeWidth
    guard
      // The feet of zeros in a row are straight and as thick as the pen too, and go on upwards.
      length >= options.minimumLongLength && thickness <= options.maximumThickness
        && (thickness <= options.thinThickness
          || line.crossedShare <= options.maximumCrossedShare)
        || !isWithin && thickness <= options.thinThickness
          && line.thickness <= strokeWidth - options.thinnerOfThin
    else { continue }
    ink.erase(line, upTo: erasedThickness(ofLine: line.thickness, strokeWidth: strokeWidth))
    count += 1
  }
  return count
}
