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

  @Test func `the mean makes up for having begun at nothing`() {
    let curve = Self.curve([2, 2, 2])
    #expect(curve.points.allSatisfy { abs($0.smoothedLoss - 2) < 1e-12 })
    let step = Self.curve([1, 2])
    #expect(abs(step.points[1].smoothedLoss - (0.95 * 0.05 + 0.05 * 2) / (1 - 0.9025)) < 1e-12)
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
