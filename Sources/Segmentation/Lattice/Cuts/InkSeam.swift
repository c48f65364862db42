/// A way through ink from its upper to its lower side.
struct InkSeam {
  /// How far a way wanders from its column at most: 16 columns and both reaches fit into a word.
  static let maximumReach = 24

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
  let reach = min(reach, InkSeam.maximumReach)
  let count = 2 * reach + 1
  var seams: [InkSeam] = []
  seams.reserveCapacity(ink.width)
  // The cost of the best way to each offset from the column in each row, for 16 columns.
  var costs: [SIMD16<Int16>] = Array(repeating: .zero, count: count * ink.height)
  for block in stride(from: 0, to: ink.width, by: 16) {
    addUp(&costs, through: ink, from: block - reach, count: count)
    for lane in 0..<min(16, ink.width - block) {
      let columns = trace(
        costs.span, lane: lane, count: count, height: ink.height, from: block + lane - reach)
      seams.append(InkSeam(columns: columns, through: ink))
    }
  }
  return seams
}

/// Adds up the costs of 16 columns from row to row.
private func addUp(
  _ costs: inout [SIMD16<Int16>], through ink: InkBits, from left: Int, count: Int
) {
  let lanes = SIMD16<Int16>(
    1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, .min)
  let slanted = SIMD16<Int16>(repeating: slantCost)
  let paper = SIMD16<Int16>(repeating: 2)
  let full = SIMD16<Int16>(repeating: 100)
  let unreachable = SIMD16<Int16>(repeating: 30000)
  var sums = costs.mutableSpan
  for y in 0..<ink.height {
    var bits = ink.bits(from: left, y)
    let row = y &* count
    let above = row &- count
    var before = unreachable
    var straight = y > 0 ? sums[above] : .zero
    for offset in 0..<count {
      let after =
        y > 0 && offset &+ 1 < count ? sums[above &+ offset &+ 1] : y > 0 ? unreachable : .zero
      var best = straight
      let fromLeft = before &+ slanted
      best.replace(with: fromLeft, where: fromLeft .< best)
      let fromRight = after &+ slanted
      best.replace(with: fromRight, where: fromRight .< best)
      // A lane's bit, negated, is negative or 0: of all comparisons that one is a single instruction.
      let pattern = SIMD16<Int16>(repeating: Int16(truncatingIfNeeded: bits))
      let isInk = (SIMD16<Int16>.zero &- (pattern & lanes)) .< .zero
      sums[row &+ offset] = best &+ paper.replacing(with: full, where: isInk)
      before = straight
      straight = after
      bits &>>= 1
    }
  }
}

private let slantCost: Int16 = 15

/// The column in every row of the cheapest way down.
private func trace(
  _ costs: Span<SIMD16<Int16>>, lane: Int, count: Int, height: Int, from left: Int
) -> [Int] {
  let last = (height &- 1) &* count
  // Of equal ways the one nearest to the middle.
  var offset = count / 2
  for other in 0..<count where costs[last &+ other][lane] < costs[last &+ offset][lane] {
    offset = other
  }
  var columns: [Int] = Array(repeating: left &+ offset, count: height)
  var y = height &- 2
  while y >= 0 {
    let place = y &* count &+ offset
    var best = costs[place][lane]
    var step = 0
    if offset > 0, costs[place &- 1][lane] &+ slantCost < best {
      best = costs[place &- 1][lane] &+ slantCost
      step = -1
    }
    if offset &+ 1 < count, costs[place &+ 1][lane] &+ slantCost < best { step = 1 }
    offset &+= step
    columns[y] = left &+ offset
    y &-= 1
  }
  return columns
}
