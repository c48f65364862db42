internal import Raster

/// Boxes strung into lines from left to right.
///
/// Each box continues the line whose latest boxes it shares the most height with: a low one leaves
/// the rows of the one before it in force, so that the lower and the upper half of a broken digit stay
/// in one line. The lines that reach
/// into a band of the page are listed there, so that a page of many lines costs no more per box.
struct LineChains {
  /// The boxes of each line, from left to right.
  private(set) var lines: [[Int]] = []

  private var latest: [Range<Int>] = []
  private var linesInBand: [[Int]]
  private let bandHeight: Int

  /// Strings boxes.
  ///
  /// - Parameters:
  ///   - order: Which boxes, from left to right.
  ///   - boxes: All boxes.
  ///   - lineHeight: About how high writing is.
  /// - Complexity: O(n) for n boxes, where few lines cross each band.
  init(_ order: [Int], of boxes: [Rect], lineHeight: Double) {
    bandHeight = max(1, Int(lineHeight))
    let bottom = order.reduce(0) { max($0, boxes[$1].maxY) }
    linesInBand = Array(repeating: [], count: bottom / bandHeight + 1)
    for index in order { add(index, rows: boxes[index].y..<boxes[index].maxY, lineHeight) }
  }

  private mutating func add(_ index: Int, rows: Range<Int>, _ lineHeight: Double) {
    var best: (share: Double, line: Int)?
    for band in bands(of: rows) {
      for line in linesInBand[band] {
        let other = latest[line]
        let shared = min(rows.upperBound, other.upperBound) - max(rows.lowerBound, other.lowerBound)
        let share = Double(shared) / Double(max(1, min(rows.count, other.count)))
        guard share > 0.3 else { continue }
        if let best, (best.share, -best.line) >= (share, -line) { continue }
        best = (share, line)
      }
    }
    guard let line = best?.line else {
      lines.append([index])
      latest.append(rows)
      for band in bands(of: rows) { linesInBand[band].append(lines.count - 1) }
      return
    }
    lines[line].append(index)
    // What reaches across several lines leads none of them astray.
    guard Double(rows.count) <= 2.2 * lineHeight || Double(latest[line].count) > 2.2 * lineHeight
    else { return }
    let both =
      min(rows.lowerBound, latest[line].lowerBound)..<max(rows.upperBound, latest[line].upperBound)
    // A line that climbs moves on.
    let rows = Double(both.count) <= 1.7 * lineHeight ? both : rows
    for band in bands(of: latest[line]) { linesInBand[band].removeAll { $0 == line } }
    for band in bands(of: rows) { linesInBand[band].append(line) }
    latest[line] = rows
  }

  private func bands(of rows: Range<Int>) -> ClosedRange<Int> {
    rows.lowerBound / bandHeight...max(rows.lowerBound, rows.upperBound - 1) / bandHeight
  }
}
