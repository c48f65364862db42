internal import Raster

/// Whether the paper of a picture is of one level, as that of a drawing is, without shade, texture
/// or noise.
///
/// - Parameters:
///   - histogram: The levels of the picture.
///   - levels: The levels that part ink from paper.
///   - options: Limits.
/// - Returns: `true` if nothing needs to be known of the paper but its level.
/// - Complexity: O(1).
func isPaperEven(
  _ histogram: Histogram, levels: InkLevels, options: PaperOptions = PaperOptions()
) -> Bool {
  share(of: Int(levels.paper), in: histogram.counts[side(of: levels)]) >= options.evenShare
}

/// The level of the paper that a digit was cut out of with nothing around it, as out of a drawing.
///
/// The soft edges of ink are of many levels, and there may be more of them than of paper. So paper is looked
/// at that lies apart from ink.
///
/// - Parameters:
///   - image: The picture.
///   - histogram: Its levels.
///   - levels: The levels that part ink from paper.
///   - options: Limits.
/// - Returns: The level, or `nil` if paper is not of one level or is ruled, or if ink does not go up to all sides of the
///   picture.
/// - Complexity: O(pixels) where much of the paper is of one level, else O(1).
func paperAroundCutOut(
  _ image: GrayImage, histogram: Histogram, levels: InkLevels,
  options: PaperOptions = PaperOptions()
) -> UInt8? {
  let side = side(of: levels)
  guard let paper = side.max(by: { histogram.counts[$0] < histogram.counts[$1] }) else {
    return nil
  }
  let shareOfAll = share(of: paper, in: histogram.counts[side])
  guard shareOfAll >= options.evenShareWithEdges else { return nil }
  let ink = binarize(image, threshold: levels.threshold, polarity: levels.polarity)
  // A digit with nothing around it goes up to all sides, as do the rules of squared paper.
  let near = ink.grown(by: options.edgeReach)
  let isAtSides =
    (0..<image.width).contains { near[$0, 0] }
    && (0..<image.width).contains { near[$0, image.height - 1] }
    && (0..<image.height).contains { near[0, $0] }
    && (0..<image.height).contains { near[image.width - 1, $0] }
  guard isAtSides, !isRuled(ink) else { return nil }
  var apart: [Int] = Array(repeating: 0, count: 256)
  for y in 0..<image.height {
    for x in 0..<image.width where !near[x, y] { apart[Int(image[x, y])] += 1 }
  }
  // Of a 1 there may be nothing apart from its edges.
  let isEven =
    apart.contains { $0 > 0 }
    ? share(of: paper, in: apart[side]) >= options.evenShareApart
    : shareOfAll >= options.evenShareOfEdges
  return isEven ? UInt8(paper) : nil
}

/// Whether several straight lines go from side to side.
private func isRuled(_ ink: Mask) -> Bool {
  let length = max(8, ink.width * 9 / 10)
  let limits = StraightLineLimits(run: max(8, min(length, 64)), length: length, gap: 3, slope: 0.05)
  return straightLines(in: ink, limits: limits).count >= 2
}

/// The levels that are paper.
private func side(of levels: InkLevels) -> ClosedRange<Int> {
  let threshold = Int(levels.threshold)
  return levels.polarity == .darkOnLight ? min(threshold + 1, 255)...255 : 0...threshold
}

/// The part of pixels that are of a level, or two levels from it at most; 0 where there are none.
private func share(of level: Int, in counts: ArraySlice<Int>) -> Double {
  let flat = counts[max(counts.startIndex, level - 2)...min(counts.endIndex - 1, level + 2)]
  return Double(flat.reduce(0, +)) / Double(max(1, counts.reduce(0, +)))
}
