import Testing

@testable import NeuralNetwork

@Suite struct OptimizationTests {
  @Test func `probabilities sum to 1 however large the logits`() {
    let probabilities = softmax([1000, 999, -1000])
    #expect(abs(probabilities.reduce(0, +) - 1) < 1e-6)
    #expect(abs(probabilities[0] / probabilities[1] - 2.718282) < 1e-3)
    #expect(probabilities[2] == 0)
  }

  @Test(arguments: [Float(0), 0.1])
  func `the slope of the loss is what a small step of a logit changes`(smoothing: Float) {
    let logits: [Float] = [0.3, -1.2, 2.1, 0.7]
    let (_, slopes) = crossEntropy(logits: logits, label: 1, labelSmoothing: smoothing)
    for index in logits.indices {
      var above = logits
      var below = logits
      above[index] += 0.01
      below[index] -= 0.01
      let difference =
        (crossEntropy(logits: above, label: 1, labelSmoothing: smoothing).loss
          - crossEntropy(logits: below, label: 1, labelSmoothing: smoothing).loss) / 0.02
      #expect(abs(difference - slopes[index]) < 1e-3)
    }
  }

  @Test func `the loss of even logits is the logarithm of the number of classes`() {
    let loss = crossEntropy(logits: [5, 5, 5, 5], label: 2, labelSmoothing: 0.2).loss
    #expect(abs(loss - 1.386294) < 1e-5)
  }

  @Test func `the first step is as long as the learning rate, whatever the slope`() {
    var layout = ParameterLayout()
    _ = layout.add("weights", shape: [3], role: .normalization)
    var optimizer = AdamW(layout, weightDecay: 0.5)
    var values: [Float] = [1, 1, 1]
    optimizer.step(&values, gradients: [1e-3, -40, 0], learningRate: 0.1)
    #expect(abs(values[0] - 0.9) < 1e-4)
    #expect(abs(values[1] - 1.1) < 1e-4)
    #expect(values[2] == 1)
  }

  @Test func `only weights decay`() {
    var layout = ParameterLayout()
    _ = layout.add("weights", shape: [1], role: .weights)
    _ = layout.add("scale", shape: [1], role: .normalization)
    _ = layout.add("biases", shape: [1], role: .biases)
    var optimizer = AdamW(layout, weightDecay: 0.5)
    var values: [Float] = [1, 1, 1]
    optimizer.step(&values, gradients: [0, 0, 0], learningRate: 0.1)
    #expect(values == [0.95, 1, 1])
  }

  @Test func `a cosine falls from its first rate to its last, half way in the middle`() {
    let schedule = LearningRateSchedule.cosineAnnealing(from: 3, to: 1, over: 100)
    #expect(schedule(0) == 3)
    #expect(abs(schedule(50) - 2) < 1e-6)
    #expect(abs(schedule(100) - 1) < 1e-6)
    #expect(abs(schedule(500) - 1) < 1e-6)
  }

  @Test func `a warm-up rises straight to the first rate and then follows`() {
    let schedule = LearningRateSchedule.cosineAnnealing(from: 4, to: 0, over: 10)
      .afterWarmup(of: 4)
    #expect((0..<5).map { schedule($0) } == [1, 2, 3, 4, 4])
    #expect(abs(schedule(14)) < 1e-6)
  }

  @Test func `an average follows what stands still and smooths what jumps`() {
    var average = WeightAverage(NetworkParameters(values: [0], statistics: [5]), decay: 0.9)
    for step in 0..<400 {
      average.update(
        with: NetworkParameters(values: [step % 2 == 0 ? 1 : 3], statistics: [7]))
    }
    #expect(abs(average.parameters.values[0] - 2) < 0.1)
    #expect(abs(average.parameters.statistics[0] - 7) < 1e-4)
  }

  @Test func `equal seeds give equal numbers and streams of one seed do not meet`() {
    var a = Xoshiro256(seed: 1, stream: 2, 3)
    var b = Xoshiro256(seed: 1, stream: 2, 3)
    var c = Xoshiro256(seed: 1, stream: 3, 2)
    let first = (0..<50).map { _ in a.next() }
    #expect(first == (0..<50).map { _ in b.next() })
    #expect(Set(first).isDisjoint(with: (0..<50).map { _ in c.next() }))
  }

  @Test func `uniform numbers fill their range`() {
    var generator = Xoshiro256(seed: 6)
    let numbers = (0..<10_000).map { _ in generator.uniform(in: -2...4) }
    #expect(numbers.allSatisfy { $0 >= -2 && $0 <= 4 })
    #expect(abs(numbers.reduce(0, +) / 10_000 - 1) < 0.1)
  }
}
