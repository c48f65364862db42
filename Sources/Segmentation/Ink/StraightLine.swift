internal import Raster

/// A straight line of ink in a mask, from left to right; or, in a mask transposed, from top to bottom.
struct StraightLine: Hashable, Sendable {
  /// Its long runs, from top to bottom, small gaps filled.
  var runs: [Run]
  /// The smallest rectangle that holds them.
  var bounds: Rect
  /// How thick it is, in pixels: in the middle of its columns, counted with the ink that lies on it.
  ///
  /// The flat bottom of a digit is as thick as the pen, although few of its rows are long.
  var thickness: Double
  /// The share of its columns in which ink goes on above or below it.
  var crossedShare: Double
}

/// What counts as a straight line.
struct StraightLineLimits {
  /// The least length of a run, in pixels.
  var run: Int
  /// The least length of the whole, in pixels.
  var length: Int
  /// The longest gap within a run, in pixels.
  var gap: Int
  /// How much higher than thick it may be, as a part of its length.
  var slope = 0.1
  /// How far its middle may be from between its ends, as a part of its length: the side of a 0 bends.
  var bow = 0.012
}

/// Finds straight lines from left to right.
///
/// Joins the long runs of rows that lie on each other: what crosses the line adds no long run and does
/// not matter. After the run-based line finding of Zheng, Li and Doermann, "A parallel-line detection
/// algorithm based on HMM decoding", 2005, without its model.
///
/// - Parameters:
///   - mask: Ink.
///   - limits: What counts.
/// - Returns: The lines, in the order in which reading row by row meets them.
/// - Complexity: O(words + runs + length of the lines × their thickness).
func straightLines(in mask: Mask, limits: StraightLineLimits) -> [StraightLine] {
  var runs: [Run] = []
  var row: [Run] = []
  var labels = RunLabels()
  let words = mask.words.span
  var above = 0..<0
  for y in 0..<mask.height {
    let first = runs.count
    row.removeAll(keepingCapacity: true)
    mask.appendRuns(ofRow: y, words: words, to: &row)
    var index = 0
    while index < row.count {
      var run = row[index]
      index += 1
      while index < row.count, Int(row[index].start) - Int(run.end) <= limits.gap {
        run.end = row[index].end
        index += 1
      }
      if run.length >= limits.run { runs.append(run) }
    }
    labels.label(runs.span, from: first, above: above, reach: 1)
    above = first..<runs.count
  }
  guard !runs.isEmpty else { return [] }
  return labels.grouped(runs).compactMap { component in
    let bounds = component.bounds
    let ownThickness = Double(component.area) / Double(bounds.width)
    guard bounds.width >= limits.length,
      Double(bounds.height) - ownThickness <= max(1, limits.slope * Double(bounds.width)),
      4 * ownThickness <= Double(bounds.width)
    else { return nil }
    let columns = LineColumns(of: component, in: mask)
    let thickness = columns.thickness
    guard 4 * thickness <= Double(bounds.width),
      columns.bow <= limits.bow * Double(bounds.width) + 0.3
    else { return nil }
    return StraightLine(
      runs: Array(component.runs), bounds: bounds, thickness: thickness,
      crossedShare: columns.crossedShare)
  }
}
