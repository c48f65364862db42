internal import Raster

/// Ink and the same ink transposed, so that runs down are as near as runs across.
struct CrossedMask {
  var mask: Mask
  var transposed: Mask
  /// How much ink there is, if that is known, not transposed.
  private let ink: GrayImage?
  /// The level of full ink.
  private let strength: Double
  private var isTurned = false

  /// Creates both.
  ///
  /// - Parameters:
  ///   - mask: The ink.
  ///   - ink: How much ink there is at each pixel, or `nil` if it is all alike.
  ///   - strength: The level of full ink.
  init(_ mask: Mask, ink: GrayImage? = nil, strength: Double = 255) {
    self.mask = mask
    self.ink = ink
    self.strength = strength
    transposed = mask.transposed()
  }

  /// Exchanges rows and columns.
  mutating func turn() {
    swap(&mask, &transposed)
    isTurned.toggle()
  }

  /// Takes a line from left to right out, but for what crosses it.
  ///
  /// Where a stroke crosses, the run down through the line is longer than the line is thick, and
  /// stays. So does what is clearly darker than the line: a stroke that lies on it.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - limit: The longest run down that goes, in pixels.
  /// - Complexity: O(length × (thickness + `limit`)).
  mutating func erase(_ line: StraightLine, upTo limit: Double) {
    let longest = Int(limit)
    var spans: [(x: Int, rows: Range<Int>, level: UInt8)] = []
    var lastRow: [Int] = Array(repeating: -1, count: line.bounds.width)
    for run in line.runs {
      for x in run.columns where mask[x, run.y] && lastRow[x - line.bounds.x] < run.y {
        var top = run.y
        while top > 0, run.y - top < longest, mask[x, top - 1] { top -= 1 }
        var bottom = run.y + 1
        while bottom < mask.height, bottom - top <= longest, mask[x, bottom] { bottom += 1 }
        lastRow[x - line.bounds.x] = bottom - 1
        guard bottom - top <= longest else { continue }
        spans.append((x, top..<bottom, darkest(x, top..<bottom)))
      }
    }
    var counts: [Int] = Array(repeating: 0, count: 256)
    for span in spans { counts[Int(span.level)] += 1 }
    let usual = Double(Histogram(counts: counts).median() ?? 255)
    let stroke = max(1.35 * usual, 0.85 * strength)
    for span in spans where ink == nil || Double(span.level) <= stroke {
      for y in span.rows {
        mask[span.x, y] = false
        transposed[y, span.x] = false
      }
    }
  }

  private func darkest(_ x: Int, _ rows: Range<Int>) -> UInt8 {
    guard let ink else { return 0 }
    return rows.reduce(0) { max($0, isTurned ? ink[$1, x] : ink[x, $1]) }
  }
}
