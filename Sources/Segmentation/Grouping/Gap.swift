internal import Raster

/// Where two components come nearest to each other.
struct Gap {
  /// How many pixels lie between them: the greater of the counts across and down, 0 if they touch.
  let width: Int
  /// The row of the first component at which they come nearest.
  let row: Int

  /// Finds the nearest pixels of two components, to a sixteenth of the limit.
  ///
  /// - Parameters:
  ///   - first: A component, best the one with fewer runs.
  ///   - second: Another one.
  ///   - limit: The distance beyond which it does not matter: then there is no gap.
  /// - Complexity: O(n · log m) for n and m runs.
  init?(between first: Component, and second: Component, limit: Int) {
    let a = first.bounds
    let b = second.bounds
    guard
      max(a.x - b.maxX, b.x - a.maxX) <= limit, max(a.y - b.maxY, b.y - a.maxY) <= limit
    else { return nil }
    var best = limit + 1
    var bestRow = 0
    // Far limits belong to large writing, where a few rows more or less do not matter.
    let step = max(1, limit / 32)
    for index in stride(from: first.runs.startIndex, to: first.runs.endIndex, by: step)
    where best > 0 {
      let run = first.runs[index]
      let top = max(b.y, run.y - best)
      let bottom = min(b.maxY - 1, run.y + best)
      guard top <= bottom else { continue }
      for y in stride(from: top, through: bottom, by: step) {
        let down = max(0, abs(y - run.y) - 1)
        guard down < best, let across = Self.across(run, to: second.runs, row: y, limit: best)
        else { continue }
        if max(across, down) < best {
          best = max(across, down)
          bestRow = run.y
        }
      }
    }
    guard best <= limit else { return nil }
    width = best
    row = bestRow
  }

  /// The fewest columns between a run and those of a row.
  private static func across(
    _ run: Run, to runs: ArraySlice<Run>, row: Int, limit: Int
  ) -> Int? {
    let from = run.columns.lowerBound - limit
    // The first run of the row that ends near enough.
    var low = runs.startIndex
    var high = runs.endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if (runs[middle].y, runs[middle].columns.upperBound) < (row, from) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var best: Int?
    while low < runs.endIndex, runs[low].y == row {
      let gap = max(
        0, runs[low].columns.lowerBound - run.columns.upperBound,
        run.columns.lowerBound - runs[low].columns.upperBound)
      best = min(best ?? gap, gap)
      if runs[low].columns.lowerBound >= run.columns.upperBound { break }
      low += 1
    }
    return best
  }
}
