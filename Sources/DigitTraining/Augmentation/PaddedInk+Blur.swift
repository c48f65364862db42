extension PaddedInk {
  /// Blurs strokes with a small Gaussian.
  ///
  /// Two passes of three taps along each axis: their variances add up, so that the whole has the
  /// wanted deviation exactly, and needs no exponential.
  ///
  /// - Parameter deviation: The Gaussian's standard deviation, at most 1 pixel.
  mutating func blur(deviation: Float) {
    let side = Self.side
    let outer = deviation * deviation / 4
    let inner = 1 - 2 * outer
    var across = [Float](repeating: 0, count: levels.count)
    var line = across.mutableSpan
    var ink = levels.mutableSpan
    for _ in 0..<2 {
      for at in 1..<side &* side &- 1 {
        line[at] = inner * ink[at] + outer * (ink[at &- 1] + ink[at &+ 1])
      }
      for at in side..<side &* (side &- 1) {
        ink[at] = inner * line[at] + outer * (line[at &- side] + line[at &+ side])
      }
    }
  }
}
