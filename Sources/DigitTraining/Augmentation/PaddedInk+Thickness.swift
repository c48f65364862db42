extension PaddedInk {
  /// Makes strokes thicker or thinner by a part of a pixel on each side.
  ///
  /// Gray dilation takes the greatest of a pixel and its eight neighbors, erosion the least; a part
  /// of a pixel is a blend with what was there. Paper away from ink stays paper.
  ///
  /// - Parameter amount: -1 for a whole erosion to 1 for a whole dilation.
  mutating func thicken(by amount: Float) {
    let grows = amount > 0
    let share = abs(amount)
    let side = Self.side
    // Across first, then down: nine neighbors in four comparisons.
    var across = [Float](repeating: 0, count: levels.count)
    var line = across.mutableSpan
    var ink = levels.mutableSpan
    for at in 1..<side &* side &- 1 {
      let (a, b, c) = (ink[at &- 1], ink[at], ink[at &+ 1])
      line[at] = grows ? max(max(a, b), c) : min(min(a, b), c)
    }
    for at in side..<side &* (side &- 1) {
      let (a, b, c) = (line[at &- side], line[at], line[at &+ side])
      let extreme = grows ? max(max(a, b), c) : min(min(a, b), c)
      ink[at] += share * (extreme - ink[at])
    }
  }
}
