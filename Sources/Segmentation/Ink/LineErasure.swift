internal import Raster

/// Ink and the same ink transposed, so that runs down are as near as runs across.
struct CrossedMask {
  var mask: Mask
  var transposed: Mask

  init(_ mask: Mask) {
    self.mask = mask
    transposed = mask.transposed()
  }

  /// Exchanges rows and columns.
  mutating func turn() { swap(&mask, &transposed) }

  /// Takes a line from left to right out, but for what crosses it.
  ///
  /// Where a stroke crosses, the run down through the line is longer than the line is thick, and
  /// stays.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - limit: The longest run down that goes, in pixels.
  /// - Complexity: O(length × (thickness + `limit`)).
  mutating func erase(_ line: StraightLine, upTo limit: Double) {
    let longest = Int(limit)
    for run in line.runs {
      for x in run.columns where mask[x, run.y] {
        var top = run.y
        while top > 0, run.y - top < longest, mask[x, top - 1] { top -= 1 }
        var bottom = run.y + 1
        while bottom < mask.height, bottom - top <= longest, mask[x, bottom] { bottom += 1 }
        guard bottom - top <= longest else { continue }
        for y in top..<bottom {
          mask[x, y] = false
          transposed[y, x] = false
        }
      }
    }
  }
}
