import Testing

@testable import NeuralNetwork

@Suite struct OptimizerTests {
  /// Two weights and a bias.
  private static var layout: ParameterLayout {
    var layout = ParameterLayout()
    _ = layout.add("weights", shape: [2], role: .weights)
    _ = layout.add("biases", shape: [1], role: .biases)
    return layout
  }

  private static let slopes: [[Float]] = [[0.5, -2, 1], [0.25, 1, -3], [-1, 0, 0.125]]

  @Test(arguments: [false, true])
  func `gradient descent with momentum follows its formula`(isNesterov: Bool) {
    var optimizer = MomentumSGD(
      Self.layout, momentum: 0.75, isNesterov: isNesterov, weightDecay: 0.5)
    var values: [Float] = [1, -1, 2]
    var expected: [Double] = [1, -1, 2]
    var velocities: [Double] = [0, 0, 0]
    for slopes in Self.slopes {
      optimizer.step(&values, gradients: slopes, learningRate: 0.125)
      for index in expected.indices {
        let slope = Double(slopes[index])
        velocities[index] = 0.75 * velocities[index] + slope
        let direction = isNesterov ? slope + 0.75 * velocities[index] : velocities[index]
        let decay = index < 2 ? 0.125 * 0.5 * expected[index] : 0
        expected[index] -= decay + 0.125 * direction
      }
    }
    #expect(optimizer.stepCount == 3)
    for index in values.indices { #expect(abs(Double(values[index]) - expected[index]) < 1e-6) }
    for index in values.indices {
      #expect(abs(Double(optimizer.velocities[index]) - velocities[index]) < 1e-6)
    }
  }

  @Test func `AdamW follows its formula`() {
    var optimizer = AdamW(Self.layout, weightDecay: 0.5)
    var values: [Float] = [1, -1, 2]
    var expected: [Double] = [1, -1, 2]
    var first: [Double] = [0, 0, 0]
    var second: [Double] = [0, 0, 0]
    for (step, slopes) in Self.slopes.enumerated() {
      optimizer.step(&values, gradients: slopes, learningRate: 0.125)
      let (kept1, kept2) = ([0.9, 0.81, 0.729][step], [0.999, 0.998001, 0.997002999][step])
      for index in expected.indices {
        let slope = Double(slopes[index])
        first[index] = 0.9 * first[index] + 0.1 * slope
        second[index] = 0.999 * second[index] + 0.001 * slope * slope
        let decay = index < 2 ? 0.125 * 0.5 * expected[index] : 0
        expected[index] -=
          decay + 0.125 * (first[index] / (1 - kept1))
          / ((second[index] / (1 - kept2)).squareRoot() + 1e-8)
      }
    }
    for index in values.indices { #expect(abs(Double(values[index]) - expected[index]) < 1e-4) }
  }

  @Test(arguments: Optimizer.Kind.allCases)
  func `an optimizer that is taken up again steps as one that never stopped`(
    kind: Optimizer.Kind
  ) {
    func new() -> Optimizer {
      switch kind {
      case .adamW: .adamW(AdamW(Self.layout, weightDecay: 0.1))
      case .momentumSGD: .momentumSGD(MomentumSGD(Self.layout, weightDecay: 0.1))
      case .muon: .muon(Muon(Self.layout, weightDecay: 0.1))
      }
    }
    var unbroken = new()
    var values: [Float] = [1, -1, 2]
    for slopes in Self.slopes.dropLast() {
      unbroken.step(&values, gradients: slopes, learningRate: 0.1)
    }
    var resumed = new()
    resumed.restore(memory: unbroken.memory.map(\.values), stepCount: unbroken.stepCount)
    #expect(resumed == unbroken)
    var others = values
    unbroken.step(&values, gradients: Self.slopes[2], learningRate: 0.1)
    resumed.step(&others, gradients: Self.slopes[2], learningRate: 0.1)
    #expect(values == others)
  }

  /// Weights of two convolutions, one larger, and a bias.
  private static var convolutions: ParameterLayout {
    var layout = ParameterLayout()
    _ = layout.add("small", shape: [1, 1, 16, 16], role: .weights)
    _ = layout.add("biases", shape: [3], role: .biases)
    _ = layout.add("large", shape: [3, 3, 16, 32], role: .weights)
    return layout
  }

  private static func noise(_ count: Int, seed: UInt64) -> [Float] {
    var generator = Xoshiro256(seed: seed)
    return (0..<count).map { _ in generator.uniform(in: -1...1) }
  }

  @Test func `Muon steps equally far in all directions, and by AdamW where there are none`() {
    let layout = Self.convolutions
    let start = Self.noise(layout.parameterCount, seed: 1)
    var slopes = Self.noise(layout.parameterCount, seed: 2)
    // One output hears nearly all of the slope; it gets no more of the step than the others.
    let large = layout.arrays[2].range
    for index in large where (index - large.lowerBound) % 32 == 0 { slopes[index] *= 100 }
    var muon = Muon(layout, weightDecay: 0.5)
    var values = start
    muon.step(&values, gradients: slopes, learningRate: 0.125)
    var adamW = AdamW(layout, weightDecay: 0.5)
    var others = start
    adamW.step(&others, gradients: slopes, learningRate: 0.125)
    let biases = layout.arrays[1].range
    #expect(Array(values[biases]) == Array(others[biases]))
    var lengths = [Double](repeating: 0, count: 32)
    var downhill = 0.0
    for index in large {
      // What is not decay.
      let step = Double(values[index]) - Double(start[index]) * (1 - 0.125 * 0.5)
      lengths[(index - large.lowerBound) % 32] += step * step
      downhill += step * Double(slopes[index])
    }
    #expect(downhill < 0)
    // Steps of AdamW have 0.2 in the mean, times the learning rate, in each of 144 rows.
    for length in lengths {
      #expect((0.6...1.3).contains(length.squareRoot() / (0.125 * 0.2 * 12)))
    }
  }

  @Test func `Muon's velocity outlasts the slope that it came of`() {
    let layout = Self.convolutions
    var muon = Muon(layout, weightDecay: 0)
    var values = [Float](repeating: 0, count: layout.parameterCount)
    let slopes = Self.noise(layout.parameterCount, seed: 4)
    muon.step(&values, gradients: slopes, learningRate: 0.1)
    for index in layout.arrays[2].range {
      #expect(abs(muon.velocities[index] - 0.05 * slopes[index]) < 1e-6)
    }
    let first = values
    muon.step(
      &values, gradients: slopes.map { _ in 0 }, learningRate: 0.1)
    for index in layout.arrays[2].range {
      // The same direction again: what is made orthogonal has no size.
      #expect(abs(values[index] - 2 * first[index]) < 1e-4)
    }
  }

  @Test func `Muon gives the same bits on any number of threads, and taken up again`() {
    let layout = Self.convolutions
    func run(threads: Int, isResumed: Bool) -> [Float] {
      var values = Self.noise(layout.parameterCount, seed: 1)
      var muon = Optimizer.muon(Muon(layout, weightDecay: 0.1))
      for step in 0..<4 {
        if isResumed {
          var other = Optimizer.muon(Muon(layout, weightDecay: 0.1))
          other.restore(memory: muon.memory.map(\.values), stepCount: muon.stepCount)
          muon = other
        }
        muon.step(
          &values, gradients: Self.noise(layout.parameterCount, seed: UInt64(10 + step)),
          learningRate: 0.1, threads: threads)
      }
      return values
    }
    let one = run(threads: 1, isResumed: false)
    #expect(run(threads: 3, isResumed: false) == one)
    #expect(run(threads: 1, isResumed: true) == one)
  }

  @Test func `slopes that are too long keep their direction`() {
    var slopes: [Float] = [3, 0, -4]
    let norm = GradientClipping.norm(slopes)
    #expect(norm == 5)
    GradientClipping.clip(&slopes, norm: norm, to: 10)
    #expect(slopes == [3, 0, -4])
    GradientClipping.clip(&slopes, norm: norm, to: 2.5)
    #expect(slopes == [1.5, 0, -2])
    #expect(!GradientClipping.norm([1, .nan]).isFinite)
    #expect(!GradientClipping.norm([1, .infinity]).isFinite)
    // The squares overflow a Float; the length does not.
    #expect(GradientClipping.norm([3e30, 4e30]) == Double(Float(3e30)).lengthened(by: 4e30))
  }

  @Test func `one cycle rises straight, falls straight and ends far below`() {
    let schedule = LearningRateSchedule.oneCycle(peak: 2, over: 100, divisor: 10)
    #expect(schedule(0) == 0.2)
    #expect(abs(schedule(45) - 2) < 1e-6)
    #expect(abs(schedule(15) - 0.8) < 1e-6)
    #expect(abs(schedule(60) - 1.4) < 1e-6)
    #expect(abs(schedule(90) - 0.2) < 1e-6)
    #expect(abs(schedule(95) - 0.101) < 1e-6)
    #expect(abs(schedule(100) - 0.002) < 1e-6)
    #expect(schedule(1000) == schedule(100))
  }
}

extension Double {
  /// The length of a right triangle's long side.
  fileprivate func lengthened(by other: Float) -> Double {
    (self * self + Double(other) * Double(other)).squareRoot()
  }
}
