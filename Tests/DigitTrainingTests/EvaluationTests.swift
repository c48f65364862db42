import NeuralNetwork
import Testing

@testable import DigitTraining

@Suite struct EvaluationTests {
  private func result(right: Int, of total: Int) -> EvaluationResult {
    var confusion = ConfusionMatrix()
    for index in 0..<total { confusion.add(label: 3, digit: index < right ? 3 : 5) }
    return EvaluationResult(confusion: confusion)
  }

  @Test func `accuracy is the share on the diagonal`() {
    #expect(result(right: 9, of: 12).accuracy == 0.75)
    #expect(result(right: 0, of: 0).accuracy == 0)
  }

  @Test func `the interval is Wilson's`() {
    // 9,963 of 10,000, worked out by hand from the formula.
    let interval = result(right: 9_963, of: 10_000).interval
    #expect(abs(interval.lowerBound - 0.994904) < 2e-6)
    #expect(abs(interval.upperBound - 0.997314) < 2e-6)
    #expect(result(right: 0, of: 0).interval == 0...1)
    #expect(result(right: 5, of: 5).interval.upperBound == 1)
  }

  @Test func `the table has a row for each label and the share that was right`() {
    var confusion = ConfusionMatrix(classes: 3)
    confusion.add(label: 0, digit: 0)
    confusion.add(label: 1, digit: 1)
    confusion.add(label: 1, digit: 2)
    #expect(
      confusion.table == """
        label    0    1    2    right
            0    1    ·    ·  100.00 %
            1    ·    1    1  50.00 %
            2    ·    ·    ·  –
        """)
  }

  @Test(
    arguments: [
      (0.99631, "99.63 %"), (1, "100.00 %"), (0, "0.00 %"), (0.07049, "7.05 %"), (.nan, "–"),
      (1e300, "–"), (-1, "–"), (-.infinity, "–"),
    ] as [(Double, String)])
  func `a share is printed with two digits`(share: Double, text: String) {
    #expect(percent(share) == text)
  }

  @Test(arguments: [Float(0.5), 1, 2.5])
  func `the temperature that made labels random is found again`(temperature: Float) {
    var generator = Xoshiro256(seed: 9)
    var logits: [[Float]] = []
    var labels: [UInt8] = []
    for _ in 0..<4000 {
      let own = (0..<10).map { _ in generator.uniform(in: -4...4) }
      var chance = generator.uniform()
      var label = 0
      for (digit, probability) in softmax(own.map { $0 / temperature }).enumerated() {
        label = digit
        chance -= probability
        if chance < 0 { break }
      }
      logits.append(own)
      labels.append(UInt8(label))
    }
    let found = Calibration.temperature(logits: logits, labels: labels)
    #expect(abs(found / temperature - 1) < 0.1)
  }
}
