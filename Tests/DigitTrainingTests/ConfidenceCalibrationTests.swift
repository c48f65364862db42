import DigitTraining
import Testing

@Suite struct ConfidenceCalibrationTests {
  /// Of 10 answers that are 99 % sure at the first temperature and 80 % at the second, 8 are right.
  private let answers = (0..<10).map { index in
    ConfidenceCalibration.Answer(
      isCorrect: index < 8, confidences: [0.99, 0.8], floors: [index < 4 ? 0.99 : 0.6, 0.5])
  }

  @Test func `the temperature at which confidence is the hit rate is best`() {
    let calibration = ConfidenceCalibration(answers, temperatures: [1, 2])
    #expect(calibration.best == 1)
    // Eight times ln 0.8, twice ln 0.2.
    #expect(abs(calibration.losses[1] - 0.5004) < 0.001)
    #expect(calibration.losses[0] > 0.9)
  }

  @Test func `the floor lets most through that is hardly ever wrong`() {
    let calibration = ConfidenceCalibration(answers, temperatures: [1, 2])
    #expect(calibration.floor(at: 0)?.confidence == 0.99)
    #expect(calibration.floor(at: 0)?.answered == 4)
    #expect(calibration.floor(at: 0, risk: 0.2)?.answered == 10)
    #expect(calibration.floor(at: 1) == nil)
  }

  @Test func `wrong against all confidence is not infinitely bad, and nothing is no loss`() {
    let wrong = ConfidenceCalibration.Answer(isCorrect: false, confidences: [1], floors: [1])
    #expect(ConfidenceCalibration([wrong], temperatures: [1]).losses[0].isFinite)
    #expect(ConfidenceCalibration([], temperatures: [1]).losses == [0])
    #expect(ConfidenceCalibration([], temperatures: [1]).floor(at: 0) == nil)
  }
}
