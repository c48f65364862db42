internal import Raster

/// The distance between the nearest pixels of two components: how many pixels lie between them.
///
/// - Parameters:
///   - first: A component, best the one with fewer runs.
///   - second: Another one.
///   - limit: The distance beyond which it does not matter.
/// - Returns: The greater of the gaps across and down, 0 if they touch, or `nil` beyond the limit.
/// - Complexity: O(n · limit · log m) for n and m runs.
public func gap(between first: Component, and second: Component, limit: Int) -> Int? {
  let a = first.bounds
  let b = second.bounds
  guard a.x - b.maxX <= limit, b.x - a.maxX <= limit, a.y - b.maxY <= limit, b.y - a.maxY <= limit
  else { return nil }
  var best = limit + 1
  let runs = second.runs
  for run in first.runs where best > 0 {
    let top = max(b.y, run.y - best)
    let bottom = min(b.maxY - 1, run.y + best)
    guard top <= bottom else { continue }
    for y in top...bottom {
      let down = max(0, abs(y - run.y) - 1)
      guard down < best else { continue }
      // The first run of the row that ends near enough to the right of this one's start.
      let from = run.columns.lowerBound - best
      var low = runs.startIndex
      var high = runs.endIndex
      while low < high {
        let middle = (low + high) / 2
        if runs[middle].y < y || (runs[middle].y == y && runs[middle].columns.upperBound < from) {
          low = middle + 1
        } else {
          high = middle
        }
      }
      while low < runs.endIndex, runs[low].y == y {
        let across = max(
          0, runs[low].columns.lowerBound - run.columns.upperBound,
          run.columns.lowerBound - runs[low].columns.upperBound)
        if max(across, down) < best { best = max(across, down) }
        if runs[low].columns.lowerBound >= run.columns.upperBound { break }
        low += 1
      }
    }
  }
  return best <= limit ? best : nil
}
