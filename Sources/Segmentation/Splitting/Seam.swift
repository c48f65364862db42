/// A way from the top of a grid to its bottom: in each row, the first column to its right.
struct Seam {
  /// One column a row.
  var columns: [Int]
  /// The cells of ink that it crosses.
  var cost: Float

  /// Finds the way through the least ink, by dynamic programming, one row after the other.
  ///
  /// - Parameters:
  ///   - grid: The ink.
  ///   - band: The columns that it may use.
  /// - Complexity: O(rows · columns of the band).
  init(through grid: InkGrid, in band: Range<Int>) {
    let count = band.count
    var costs: [Float] = Array(repeating: 0, count: count)
    var next = costs
    // From which side each cell is reached: -1, 0 or 1.
    var steps: [Int8] = Array(repeating: 0, count: count * grid.height)
    for y in 0..<grid.height {
      for x in 0..<count {
        var best = costs[x]
        var step: Int8 = 0
        if y > 0 {
          if x > 0, costs[x - 1] + Self.slant < best {
            best = costs[x - 1] + Self.slant
            step = -1
          }
          if x + 1 < count, costs[x + 1] + Self.slant < best {
            best = costs[x + 1] + Self.slant
            step = 1
          }
        }
        next[x] = best + grid.coverage[y * grid.width + band.lowerBound + x]
        steps[y * count + x] = step
      }
      swap(&costs, &next)
    }
    // Of equal ways the one nearest to the middle, so that the negative of nothing decides.
    var x = count / 2
    for other in 0..<count where costs[other] < costs[x] { x = other }
    columns = Array(repeating: 0, count: grid.height)
    cost = 0
    for y in (0..<grid.height).reversed() {
      columns[y] = band.lowerBound + x
      cost += grid.coverage[y * grid.width + band.lowerBound + x]
      x += Int(steps[y * count + x])
    }
  }

  /// What a step aside costs beside the ink, so that ways are no more crooked than they need be.
  private static let slant: Float = 0.15
}
