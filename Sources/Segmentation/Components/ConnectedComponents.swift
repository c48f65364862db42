public import Raster

/// Finds the ink pixels that touch each other.
///
/// Works on runs and not on pixels: runs are taken from the mask's words with bit operations, a
/// run is joined with those that it touches in the row above (union-find, Tarjan 1975), and no
/// picture of labels is ever painted. After He, Chao and Suzuki, "A run-based two-scan labeling
/// algorithm", 2008.
///
/// - Parameters:
///   - mask: Ink and paper.
///   - connectivity: Which neighbors touch.
/// - Returns: The components, in the order in which reading row by row meets them.
/// - Complexity: O(words + runs), near enough; memory in proportion to the runs.
public func connectedComponents(
  in mask: Mask, connectivity: Connectivity = .eight
) -> ComponentSet {
  precondition(
    mask.width < Int(Int32.max) && mask.height < Int(Int32.max),
    "a mask of \(mask.width)×\(mask.height) pixels")
  var runs: [Run] = []
  runs.reserveCapacity(mask.height &* 4)
  var labels = RunLabels()
  // How far a run reaches beyond its ends: to the corners, or not.
  let reach: Int32 = connectivity == .eight ? 1 : 0
  let words = mask.words.span
  var above = 0..<0
  for y in 0..<mask.height {
    let first = runs.count
    mask.appendRuns(ofRow: y, words: words, to: &runs)
    labels.label(runs.span, from: first, above: above, reach: reach)
    above = first..<runs.count
  }
  return labels.grouped(runs)
}
