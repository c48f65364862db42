import DigitClassifier
import Raster
import Segmentation
import Testing

@testable import DigitReader

@Suite struct ReadingAssemblyTests {
  private func glyph(x: Int, y: Int, line: Int) -> Glyph {
    Glyph(
      bounds: Rect(x: x, y: y, width: 10, height: 20),
      ink: GrayImage(width: 10, height: 20, filledWith: 255), line: line)
  }

  private func probabilities(_ digit: Int, _ confidence: Float) -> ClassProbabilities {
    var values = Array(repeating: (1 - confidence) / 9, count: 10)
    values[digit] = confidence
    return ClassProbabilities(values: values)
  }

  private func reading(
    _ digits: [(digit: Int, confidence: Float, line: Int)], minimumConfidence: Float = 0.5
  ) -> Reading {
    let glyphs = digits.enumerated().map { place, digit in
      glyph(x: 20 * place, y: 40 * digit.line, line: digit.line)
    }
    return Reading(
      of: SegmentedImage(glyphs: glyphs, polarity: .lightOnDark, lineCount: 3),
      probabilities: digits.map { probabilities($0.digit, $0.confidence) }, width: 100,
      height: 90, minimumConfidence: minimumConfidence)
  }

  @Test func `a line is its digits side by side and the box around them`() {
    let reading = reading([(4, 0.9, 0), (0, 0.8, 0), (7, 0.5, 0)])
    #expect(reading.text == "407")
    #expect(reading.lines.map(\.bounds) == [Rect(x: 0, y: 0, width: 50, height: 20)])
    #expect(abs(reading.confidence - 0.36) < 1e-6)
    #expect(reading.status == .ok)
    #expect(reading.polarity == .lightOnDark)
  }

  @Test func `lines are separated by a line break and numbered without gaps`() {
    let reading = reading([(1, 1, 0), (2, 1, 0), (3, 1, 2)])
    #expect(reading.text == "12\n3")
    #expect(reading.predictions.map(\.line) == [0, 0, 1])
    #expect(reading.lines.map(\.text) == ["12", "3"])
  }

  @Test(arguments: [(0.6, Reading.Status.ok), (0.61, .review)] as [(Float, Reading.Status)])
  func `a digit below the trust floor asks for a review`(floor: Float, status: Reading.Status) {
    let reading = reading([(1, 0.6, 0), (2, 0.9, 0)], minimumConfidence: floor)
    #expect(reading.status == status)
    #expect(reading.predictions.map(\.isUncertain) == [status == .review, false])
  }

  @Test func `nothing is an empty reading of no confidence`() {
    let reading = reading([])
    #expect(reading.status == .empty)
    #expect(reading.text.isEmpty && reading.lines.isEmpty)
    #expect(reading.confidence == 0)
  }

  @Test func `alternatives are the other digits, the likeliest first`() {
    var values: [Float] = [0.05, 0.6, 0, 0, 0, 0, 0, 0.3, 0.05, 0]
    #expect(ClassProbabilities(values: values).notADigit == nil)
    values.append(0.5)  // a class beyond the digits
    let reading = Reading(
      of: SegmentedImage(
        glyphs: [glyph(x: 0, y: 0, line: 0)], polarity: .darkOnLight, lineCount: 1),
      probabilities: [ClassProbabilities(values: values)], width: 9, height: 9,
      minimumConfidence: 0.5)
    let alternatives = reading.predictions[0].alternatives
    #expect(alternatives.count == 9)
    #expect(alternatives[0].digit == 7 && alternatives[0].probability == 0.3)
    #expect(reading.predictions[0].probabilities.count == 10)
    #expect(reading.predictions[0].notADigit == 0.5)
  }
}
