import Testing

@testable import DigitTraining

@Suite struct LearningRateCurveTests {
  /// A curve over rates that grow tenfold in twenty steps.
  private static func curve(_ losses: [Double]) -> LearningRateCurve {
    var curve = LearningRateCurve()
    var rate: Float = 1e-5
    for loss in losses {
      curve.add(rate: rate, loss: loss)
      rate *= 1.122018
    }
    return curve
  }

  @Test func `smoothing moves nothing to the right`() {
    let flat = Self.curve([2, 2, 2])
    #expect(flat.smoothedLosses.allSatisfy { abs($0 - 2) < 1e-12 })
    // A jump is smoothed to both sides alike.
    let jump = Self.curve((0..<80).map { $0 < 40 ? 0 : 1 }).smoothedLosses
    #expect(abs(jump[39] + jump[40] - 1) < 1e-12)
    #expect(abs(jump[30] + jump[49] - 1) < 1e-12)
    #expect(jump[20] == 0 && abs(jump[60] - 1) < 1e-12)
    // The nearest weighs 17 of 17², the others less and less.
    #expect(abs(jump[24] - 1 / 289) < 1e-12)
  }

  @Test func `the suggestion is the rate half-way down, however the loss rises after`() {
    let fall: [Double] = (0..<40).map { 2.4 - Double($0) * 0.04 }
    let losses = Array(repeating: 2.4, count: 30) + fall + Array(repeating: 0.8, count: 50)
    let middle: Float = 1e-5 * 316.2278  // fifty steps on
    let rate = Self.curve(losses).suggestion ?? 0
    #expect(rate > middle * 0.85 && rate < middle * 1.05)
    #expect(Self.curve(losses + (0..<30).map { 1 + Double($0) }).suggestion == rate)
  }

  @Test func `a loss that never falls suggests nothing`() {
    #expect(Self.curve([]).suggestion == nil)
    #expect(Self.curve(Array(repeating: 2.3, count: 80)).suggestion == nil)
    #expect(Self.curve((0..<80).map { 2 + Double($0) }).suggestion == nil)
  }

  @Test func `it ends where the loss has risen far`() {
    let fall = (0..<60).map { 2.3 - Double($0) * 0.03 }
    #expect(!Self.curve(fall).hasRisen)
    #expect(Self.curve(fall + Array(repeating: 20, count: 20)).hasRisen)
  }

  @Test(
    arguments: [(0.00123456, 0.0012), (3.96, 4), (0.0000987, 0.000099), (12.4, 12)]
      as [(Float, Float)])
  func `two digits are kept`(number: Float, rounded: Float) {
    #expect(LearningRateCurve.rounded(number) == rounded)
  }
}
