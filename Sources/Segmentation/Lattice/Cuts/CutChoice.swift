/// The cuts of one component that are worth a try, from left to right.
///
/// Ranked by how much ink they go through and by how far apart it lies: between two zeros that touch
/// the way through is as thick as across a zero, but all in one place.
///
/// - Parameters:
///   - ink: The component.
///   - lineHeight: The height of writing, in its pixels.
///   - strokeWidth: The width of strokes.
///   - options: How many and how near.
/// - Returns: For each cut and every row the first column to its right; no cut is to the right of one
///   after it.
func chosenCuts(
  of ink: InkBits, lineHeight: Double, strokeWidth: Double, options: LatticeOptions
) -> [[Int]] {
  let reach =
    options.cutReach == 0 ? 0 : max(1, Int((options.cutReach * lineHeight).rounded()))
  let margin = options.cutMargin * lineHeight
  let maximumInk = min(
    0.55 * Double(ink.height), max(3.6 * strokeWidth, 0.2 * lineHeight))
  let ranked = cheapestSeams(through: ink, reach: reach)
    .filter {
      Double($0.inkCount) <= maximumInk && $0.place >= margin
        && $0.place <= Double(ink.width) - margin
    }
    .map { seam in
      (
        rank: Double(seam.inkCount) / strokeWidth + 2 * Double(seam.extent) / lineHeight,
        seam: seam
      )
    }
    .sorted { $0.rank < $1.rank }
  let most = Int(
    options.baseCutCount + options.cutsPerHeight * Double(ink.width) / lineHeight)
  let total = (0..<ink.height).reduce(0) { $0 + ink.area(leftOf: ink.width, $1) }
  let smallest = Int(options.minimumPieceArea * lineHeight * lineHeight)
  var kept: [InkSeam] = []
  for (_, seam) in ranked where kept.count < most {
    guard kept.allSatisfy({ abs($0.place - seam.place) >= options.cutSpacing * lineHeight })
    else { continue }
    let left = seam.columns.indices.reduce(0) { $0 + ink.area(leftOf: seam.columns[$1], $1) }
    guard left >= smallest, total - left >= smallest else { continue }
    kept.append(seam)
  }
  kept.sort { $0.place < $1.place }
  var cuts = kept.map(\.columns)
  for index in cuts.indices.dropFirst() {
    for y in cuts[index].indices { cuts[index][y] = max(cuts[index][y], cuts[index - 1][y]) }
  }
  return cuts
}
