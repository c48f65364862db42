internal import Raster

/// A straight line, column by column.
struct LineColumns {
  /// The middle of the lengths of runs down through the line, one for each of its columns with ink.
  let thickness: Double

  /// The share of its columns in which ink goes on above or below it.
  let crossedShare: Double

  /// How far its middle third lies from between the outer ones, in pixels.
  let bow: Double

  /// Measures a line.
  ///
  /// - Parameters:
  ///   - line: Its long runs.
  ///   - mask: All ink.
  /// - Complexity: O(length × thickness).
  init(of line: Component, in mask: Mask) {
    let bounds = line.bounds
    // The row that stands for each column.
    var rows: [Int32] = Array(repeating: -1, count: bounds.width)
    for run in line.runs {
      for x in run.columns where rows[x - bounds.x] < 0 && mask[x, run.y] {
        rows[x - bounds.x] = run.row
      }
    }
    // What is thicker than this is no line, however much thicker.
    let most = bounds.width / 4 + 1
    var counts: [Int] = Array(repeating: 0, count: most + 1)
    var spans: [(column: Int, top: Int, bottom: Int)] = []
    for (column, row) in rows.enumerated() where row >= 0 {
      let x = bounds.x + column
      var top = Int(row)
      while top > 0, Int(row) - top < most, mask[x, top - 1] { top -= 1 }
      var bottom = Int(row) + 1
      while bottom < mask.height, bottom - top < most, mask[x, bottom] { bottom += 1 }
      counts[min(most, bottom - top)] += 1
      spans.append((column, top, bottom))
    }
    var seen = 0
    var middle = 0
    while middle < most {
      seen += counts[middle]
      if 2 * seen >= spans.count { break }
      middle += 1
    }
    thickness = Double(middle)
    var sums = [0.0, 0.0, 0.0]
    var counted = [0.0, 0.0, 0.0]
    // Where something crosses, the middle of the run says nothing of the line.
    let bare = spans.filter { 2 * ($0.bottom - $0.top) <= 3 * middle + 2 }
    crossedShare = 1 - Double(bare.count) / Double(max(1, spans.count))
    for span in bare {
      let third = min(2, span.column * 3 / bounds.width)
      sums[third] += Double(span.top + span.bottom) / 2
      counted[third] += 1
    }
    if counted.allSatisfy({ $0 > 0 }) {
      let means = zip(sums, counted).map { $0 / $1 }
      bow = abs(means[1] - (means[0] + means[2]) / 2)
    } else {
      bow = 0
    }
  }
}
