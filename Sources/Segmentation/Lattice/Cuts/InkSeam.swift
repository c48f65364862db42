/// A way through ink from its upper to its lower side.
struct InkSeam {
  /// For every row the first column that lies to the right of the way.
  var columns: [Int]

  /// How many pixels of ink it goes through.
  var inkCount = 0

  /// From the first to the last row in which it goes through ink.
  var extent = 0

  /// Where it crosses ink, on the average.
  var place = 0.0

  init(columns: [Int], through ink: InkBits) {
    self.columns = columns
    var first = -1
    var last = -1
    var sum = 0
    for (y, x) in columns.enumerated() where ink.isInk(x, y) {
      inkCount += 1
      sum += x
      if first < 0 { first = y }
      last = y
    }
    extent = first < 0 ? 0 : last - first + 1
    place =
      inkCount > 0
      ? Double(sum) / Double(inkCount)
      : Double(columns.reduce(0, +)) / Double(max(1, columns.count))
  }
}

/// The cheapest way through ink for every column, none wandering farther than a reach from its own.
///
/// Dynamic programming from row to row, 16 columns at a time. A pixel of ink costs 100, one of paper
/// 2, and a slanted step 15 more.
///
/// - Parameters:
///   - ink: What to cut.
///   - reach: How far a way wanders from its column to either side.
/// - Returns: One way for each column.
/// - Complexity: O(width · height · reach).
func cheapestSeams(through ink: InkBits, reach: Int) -> [InkSeam] {
  let reach = min(reach, InkBits.margin - 32)
  let count = 2 * reach + 1
  let lanes = SIMD16<UInt16>(
    1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768)
  let slanted = SIMD16<Int16>(repeating: slantCost)
  let paper = SIMD16<Int16>(repeating: 2)
  let full = SIMD16<Int16>(repeating: 100)
  var seams: [InkSeam] = []
  seams.reserveCapacity(ink.width)
  // The cost of the best way to each offset from the column in each row, for 16 columns.
  var costs: [SIMD16<Int16>] = Array(repeating: .zero, count: count * ink.height)
  for block in stride(from: 0, to: ink.width, by: 16) {
    for y in 0..<ink.height {
      for offset in 0..<count {
        let bits = SIMD16<UInt16>(repeating: ink.bits(from: block &+ offset &- reach, y))
        var cost = paper.replacing(with: full, where: (bits & lanes) .!= 0)
        if y > 0 {
          let above = (y &- 1) &* count &+ offset
          var best = costs[above]
          if offset > 0 {
            let other = costs[above &- 1] &+ slanted
            best.replace(with: other, where: other .< best)
          }
          if offset &+ 1 < count {
            let other = costs[above &+ 1] &+ slanted
            best.replace(with: other, where: other .< best)
          }
          cost &+= best
        }
        costs[y &* count &+ offset] = cost
      }
    }
    for lane in 0..<min(16, ink.width - block) {
      let columns = trace(costs, lane: lane, count: count, height: ink.height)
        .map { block + lane + $0 - reach }
      seams.append(InkSeam(columns: columns, through: ink))
    }
  }
  return seams
}

private let slantCost: Int16 = 15

/// The offset in every row of the cheapest way down.
private func trace(
  _ costs: [SIMD16<Int16>], lane: Int, count: Int, height: Int
) -> [Int] {
  let last = (height - 1) * count
  // Of equal ways the one nearest to the middle.
  var offset = count / 2
  for other in 0..<count where costs[last + other][lane] < costs[last + offset][lane] {
    offset = other
  }
  var offsets: [Int] = Array(repeating: offset, count: height)
  for y in (0..<max(0, height - 1)).reversed() {
    let row = y * count
    var best = costs[row + offset][lane]
    var step = 0
    if offset > 0, costs[row + offset - 1][lane] + slantCost < best {
      best = costs[row + offset - 1][lane] + slantCost
      step = -1
    }
    if offset + 1 < count, costs[row + offset + 1][lane] + slantCost < best { step = 1 }
    offset += step
    offsets[y] = offset
  }
  return offsets
}
