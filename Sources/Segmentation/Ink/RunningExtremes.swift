/// The greatest or least of each value of a line and those around it.
///
/// Three comparisons a value, however many lie around it: the line is parted in blocks, and the extreme of any window
/// is that of the end of one block and of the beginning of the next (van Herk, "A fast algorithm for local minimum and
/// maximum filters on rectangular and octagonal kernels", 1992; Gil and Werman, "Computing 2-D min, median, and max
/// filters", 1993).
struct RunningExtremes: Sendable {
  private let reach: Int

  /// The line, as many neutral values before it and behind it as a window reaches.
  private var line: [Float]

  /// The extreme of each value and those before it in its block.
  private var fromStart: [Float]

  /// The extreme of each value and those behind it in its block.
  private var toEnd: [Float]

  /// Makes room for lines.
  ///
  /// - Parameters:
  ///   - reach: How many values on either side count, at least 0.
  ///   - length: The length of the longest line.
  init(reach: Int, length: Int) {
    self.reach = reach
    line = Array(repeating: 0, count: length + 2 * reach)
    fromStart = line
    toEnd = line
  }

  /// Puts extremes in the place of values; beyond the ends of a line nothing counts.
  ///
  /// - Parameters:
  ///   - values: What holds the line.
  ///   - start: The place of its first value.
  ///   - count: How many values it has.
  ///   - stride: How far each lies behind the one before.
  ///   - isGreatest: Whether it is the greatest, not the least.
  /// - Complexity: O(`count` + reach).
  mutating func replace(
    _ values: inout [Float], start: Int, count: Int, stride: Int, isGreatest: Bool
  ) {
    let block = 2 * reach + 1
    let padded = count + 2 * reach
    // The least of values is the greatest of their negatives.
    let sign: Float = isGreatest ? 1 : -1
    for place in 0..<reach {
      line[place] = -.infinity
      line[padded - 1 - place] = -.infinity
    }
    for place in 0..<count { line[reach + place] = sign * values[start + place * stride] }
    for place in 0..<padded {
      fromStart[place] =
        place % block == 0 ? line[place] : max(fromStart[place - 1], line[place])
    }
    for place in (0..<padded).reversed() {
      toEnd[place] =
        place == padded - 1 || (place + 1) % block == 0
        ? line[place] : max(toEnd[place + 1], line[place])
    }
    for place in 0..<count {
      values[start + place * stride] = sign * max(toEnd[place], fromStart[place + block - 1])
    }
  }
}
