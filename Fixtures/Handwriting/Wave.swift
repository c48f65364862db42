/// A smooth random course around 0 along a stroke: two sines of random phase.
struct Wave {
  private var slow: (turns: Double, phase: Double)
  private var fast: (turns: Double, phase: Double)

  init(using generator: inout some RandomNumberGenerator) {
    slow = (generator.uniform(0.5...1.2), generator.uniform(0...(2 * Double.pi)))
    fast = (generator.uniform(1.5...3), generator.uniform(0...(2 * Double.pi)))
  }

  /// Computes the height of the wave at a place.
  ///
  /// - Parameter fraction: The share of the stroke that is done, 0 to 1.
  /// - Returns: The height, within -1 to 1.
  func height(at fraction: Double) -> Double {
    0.65 * sine(2 * Double.pi * slow.turns * fraction + slow.phase)
      + 0.35 * sine(2 * Double.pi * fast.turns * fraction + fast.phase)
  }
}
