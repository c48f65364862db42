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
  let threshold = Int(levels.threshold)
  let side = levels.polarity == .darkOnLight ? min(threshold + 1, 255)...255 : 0...threshold
  let paper = Int(levels.paper)
  let flat = max(side.lowerBound, paper - 2)...min(side.upperBound, paper + 2)
  let total = histogram.counts[side].reduce(0, +)
  let even = histogram.counts[flat].reduce(0, +)
  return Double(even) >= options.evenShare * Double(total)
}
