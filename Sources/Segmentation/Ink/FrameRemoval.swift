internal import Raster

/// Takes the printed box that writing stands in out of a mask.
///
/// Lines above and below go first, then those at the left and right that end at them or at a side of
/// the picture. Limits found on cells of photographed log books and on cheques.
///
/// - Parameters:
///   - ink: The mask.
///   - strokeWidth: The width of the pen, in pixels.
///   - options: What a box looks like.
/// - Returns: How many lines went.
/// - Complexity: O(words + runs).
func removeFrames(
  from ink: inout CrossedMask, strokeWidth: Double, options: FrameOptions = FrameOptions()
) -> Int {
  let width = Double(ink.mask.width)
  let height = Double(ink.mask.height)
  var removed: [StraightLine] = []
  if width >= options.minimumAspect * height {
    removed = horizontalFrames(of: ink.mask, strokeWidth: strokeWidth, options: options)
    let above = removed.contains { 2 * $0.bounds.midY < height }
    let below = removed.contains { 2 * $0.bounds.midY >= height }
    if options.barsNeedOthers, !(above && below) {
      removed.removeAll { !isThin($0, strokeWidth: strokeWidth, options: options) }
    }
    for line in removed {
      ink.erase(
        line, upTo: erasedThickness(ofLine: line.thickness, strokeWidth: strokeWidth))
    }
  }
  if removed.isEmpty && options.sidesNeedOthers { return 0 }
  ink.turn()
  let sides = verticalFrames(
    of: ink.mask, between: removed, strokeWidth: strokeWidth, options: options)
  for line in sides {
    ink.erase(line, upTo: erasedThickness(ofLine: line.thickness, strokeWidth: strokeWidth))
  }
  ink.turn()
  return removed.count + sides.count
}

private func horizontalFrames(
  of mask: Mask, strokeWidth: Double, options: FrameOptions
) -> [StraightLine] {
  let width = Double(mask.width)
  let height = Double(mask.height)
  let length = max(8, Int(options.minimumWidth * width))
  let limits = StraightLineLimits(run: length, length: length, gap: options.gap)
  return straightLines(in: mask, limits: limits).filter { line in
    let middle = line.bounds.midY / height
    guard min(middle, 1 - middle) <= options.reachInHeight else { return false }
    let tolerance = options.tolerance / 2 * width + 1
    let left = Double(line.bounds.x) <= tolerance
    let right = Double(line.bounds.maxX) >= width - tolerance
    // The bar of a 7 may end near the side.
    let goesOn =
      line.bounds.x == 0 || line.bounds.maxX == mask.width
      || Double(line.bounds.width) >= options.minimumWidthInside * width
    let thickness = line.thickness
    return left && right && thickness <= options.thicknessAcross * strokeWidth + 1
      || (left || right) && goesOn && !options.barsNeedOthers
        && thickness <= options.thicknessTouching * strokeWidth
      || Double(line.bounds.width) > 0.75 * width
        && thickness <= options.thicknessOfLong * strokeWidth
      || isThin(line, strokeWidth: strokeWidth, options: options)
  }
}

/// The sides of a frame in a mask that lies transposed: "x" goes down, "y" to the right.
private func verticalFrames(
  of mask: Mask, between others: [StraightLine], strokeWidth: Double, options: FrameOptions
) -> [StraightLine] {
  let height = Double(mask.width)
  let width = Double(mask.height)
  let length = max(8, Int(options.minimumHeight * height))
  let limits = StraightLineLimits(run: length, length: length, gap: options.gap)
  let writing = writingBand(of: mask, reach: options.reachInWidth)
  return straightLines(in: mask, limits: limits).filter { line in
    let fromSide = min(line.bounds.midY, width - line.bounds.midY) / width
    guard fromSide <= options.reachInWidth else { return false }
    let stands = standsLikeADigit(line, in: writing, options: options)
    let thickness = line.thickness
    // A printed side without any bar is finer than the pen, or goes on beyond the picture: else it is a 1.
    if others.isEmpty && stands && line.bounds.x > 0 && line.bounds.maxX < mask.width
      && thickness >= options.minimumThicknessOfDigit * strokeWidth
    {
      return false
    }
    let tolerance = options.tolerance * height
    let top = Double(line.bounds.x)
    let bottom = Double(line.bounds.maxX)
    let touches =
      top <= tolerance || bottom >= height - tolerance
      || others.contains { other in
        let onLine =
          Double(other.bounds.x) <= Double(line.bounds.maxY) + tolerance
          && Double(other.bounds.maxX) >= Double(line.bounds.y) - tolerance
        return onLine
          && (abs(top - Double(other.bounds.maxY)) <= tolerance
            || abs(bottom - Double(other.bounds.y)) <= tolerance
            || (top <= Double(other.bounds.maxY) && bottom >= Double(other.bounds.y)))
      }
    let share = (bottom - top) / height
    if (touches || share > 0.93) && thickness <= options.thicknessTouching * strokeWidth {
      return true
    }
    if fromSide <= options.edgeInWidth {
      if share > 0.85 && thickness <= options.thicknessOfSide * strokeWidth { return true }
      if touches && thickness <= options.thicknessOfSideTouching * strokeWidth { return true }
    }
    return isThin(line, strokeWidth: strokeWidth, options: options) && !stands
  }
}

/// From where to where ink reaches between the sides, in a mask that lies transposed: "x" goes down.
private func writingBand(of mask: Mask, reach: Double) -> Range<Int>? {
  let margin = Int(reach * Double(mask.height))
  guard margin < mask.height - margin else { return nil }
  var columns = Mask(width: mask.width, height: 1)
  for y in margin..<mask.height - margin {
    for word in 0..<mask.wordsPerRow {
      columns.words[word] |= mask.words[y * mask.wordsPerRow + word]
    }
  }
  guard let first = columns.words.firstIndex(where: { $0 != 0 }),
    let last = columns.words.lastIndex(where: { $0 != 0 })
  else { return nil }
  let start = 64 * first + columns.words[first].trailingZeroBitCount
  let end = 64 * (last + 1) - columns.words[last].leadingZeroBitCount
  return start..<end
}

/// Whether a line from top to bottom is as high as the writing and hardly higher, as a 1 is.
private func standsLikeADigit(
  _ line: StraightLine, in writing: Range<Int>?, options: FrameOptions
) -> Bool {
  guard let writing else { return false }
  let height = Double(writing.count)
  let overhang = options.overhangOfDigit * height
  return Double(line.bounds.width) >= options.minimumHeightOfDigit * height
    && Double(line.bounds.x) >= Double(writing.lowerBound) - overhang
    && Double(line.bounds.maxX) <= Double(writing.upperBound) + overhang
}

/// Whether a line is thinner than any pen stroke, wherever it ends.
private func isThin(_ line: StraightLine, strokeWidth: Double, options: FrameOptions) -> Bool {
  line.thickness <= options.thicknessOfAny * strokeWidth
    && line.thickness <= strokeWidth - options.thinnerOfAny
}
