import Testing

@testable import DigitTraining

@Suite struct CurveTests {
  /// An outcome that is right or wrong with a confidence.
  private func outcome(_ index: Int, _ confidence: Float, right: Bool) -> SampleOutcome {
    SampleOutcome(
      index: index, label: 3, prediction: right ? 3 : 5, confidence: confidence,
      labelProbability: right ? confidence : 1 - confidence)
  }

  private func outcomes(_ samples: [(Float, Bool)]) -> [SampleOutcome] {
    samples.enumerated().map { outcome($0, $1.0, right: $1.1) }
  }

  @Test func `the calibration error is the distance of confidence and hit rate by bins`() {
    // Two bins. (0, 0.5]: confidences 0.4 and 0.5, one right: |0.5 − 0.45| = 0.05.
    // (0.5, 1]: 0.9, 0.8 and 1, two right: |2/3 − 0.9| = 0.2333.
    // Together: 2/5 · 0.05 + 3/5 · 0.2333 = 0.16.
    let curve = CalibrationCurve(
      outcomes([(0.4, false), (0.5, true), (0.9, true), (0.8, false), (1, true)]), binCount: 2)
    #expect(curve.bins.map(\.right) == [Proportion(1, of: 2), Proportion(2, of: 3)])
    #expect(abs(curve.bins[0].confidence - 0.45) < 1e-7)
    #expect(abs(curve.expectedCalibrationError - 0.16) < 1e-7)
  }

  @Test func `there are 15 bins, and what is empty weighs nothing`() {
    let curve = CalibrationCurve(outcomes([(1, true), (1, true), (0, false)]))
    #expect(curve.bins.count == 15)
    #expect(curve.bins[14].right == Proportion(2, of: 2))
    #expect(curve.bins[0].right == Proportion(0, of: 1))
    #expect(curve.expectedCalibrationError == 0)
    #expect(CalibrationCurve([]).expectedCalibrationError == 0)
  }

  @Test func `the area under risk and coverage is the mean risk of the surest`() {
    // Risks of the surest 1, 2, 3, 4: 0, 1/2, 1/3, 2/4; their mean is 1/3.
    let curve = RiskCoverageCurve(
      outcomes([(0.6, false), (0.9, true), (0.7, true), (0.8, false)]))
    #expect(curve.points.map(\.confidence) == [0.9, 0.8, 0.7, 0.6])
    #expect(curve.points.map(\.wrong) == [0, 1, 1, 2])
    #expect(abs(curve.area - 1.0 / 3) < 1e-12)
    #expect(curve.point(atCoverage: 0.75)?.answered == 3)
    #expect(curve.point(atCoverage: 0.76)?.answered == 4)
    #expect(curve.point(atCoverage: 0)?.answered == 1)
    #expect(RiskCoverageCurve([]).area == 0)
    #expect(RiskCoverageCurve([]).point(atCoverage: 1) == nil)
  }

  @Test func `samples that are equally sure count in whatever order they come`() {
    // Of two that are equally sure one is wrong: the first answer is wrong every second time.
    // Risks: 1/2, 1/2, 1/3; their mean is 4/9.
    let samples: [(Float, Bool)] = [(0.9, true), (0.9, false), (0.5, true)]
    let curve = RiskCoverageCurve(outcomes(samples))
    #expect(curve.points.map(\.answered) == [2, 3])
    #expect(abs(curve.area - 4.0 / 9) < 1e-12)
    #expect(RiskCoverageCurve(outcomes(samples.reversed())).area == curve.area)
  }

  @Test func `a thinned curve keeps its ends`() {
    let curve = RiskCoverageCurve((0..<1000).map { outcome($0, Float($0) / 1000, right: $0 > 99) })
    let thinned = curve.thinned(to: 11)
    #expect(thinned.count <= 11)
    #expect(thinned.count >= 10)
    #expect(thinned.first == curve.points.first)
    #expect(thinned.last == curve.points.last)
    #expect(RiskCoverageCurve(outcomes([(1, true)])).thinned(to: 2).count == 1)
  }

  @Test func `the worst are wrong and sure, then right and unsure`() {
    let samples = outcomes([(0.9, true), (0.6, false), (0.99, false), (0.5, true), (0.6, false)])
    let evaluation = DetailedEvaluation(sources: [], outcomes: samples, classes: 10)
    #expect(evaluation.worst(9).map(\.index) == [2, 1, 4, 3, 0])
    #expect(evaluation.worst(2).map(\.index) == [2, 1])
    #expect(evaluation.worst(0).isEmpty)
  }

  @Test func `the loss is the mean negative logarithm of the class's probability`() {
    // −ln 0.5 = 0.693147, −ln 0.25 = 1.386294.
    let samples = outcomes([(0.5, true), (0.75, false)])
    let evaluation = DetailedEvaluation(sources: [], outcomes: samples, classes: 10)
    #expect(abs(evaluation.loss - 1.0397208) < 1e-6)
  }

  @Test func `classes have recall and precision`() {
    var confusion = ConfusionMatrix()
    for (label, digit) in [(1, 1), (1, 7), (7, 7), (7, 7), (4, 7)] {
      confusion.add(label: label, digit: digit)
    }
    #expect(confusion.classes[1].recall == Proportion(1, of: 2))
    #expect(confusion.classes[1].precision == Proportion(1, of: 1))
    #expect(confusion.classes[7].recall == Proportion(2, of: 2))
    #expect(confusion.classes[7].precision == Proportion(2, of: 4))
    #expect(confusion.classes[0].recall.total == 0)
  }
}
