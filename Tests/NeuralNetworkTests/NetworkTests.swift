import Testing

@testable import NeuralNetwork

@Suite struct NetworkTests {
  @Test func `the default network has 77,754 parameters`() {
    #expect(ResidualNetwork(ResidualArchitecture()).layout.parameterCount == 77_754)
  }

  @Test func `a second plane and an eleventh class add their own weights and no others`() {
    let network = ResidualNetwork(ResidualArchitecture(inputPlanes: 2, classes: 11))
    #expect(network.layout.parameterCount == 77_754 + 9 * 16 + 64 + 1)
  }

  @Test(arguments: [
    (ResidualArchitecture(side: 0), "a side of 0 pixels, not 4 to 256"),
    (
      ResidualArchitecture(widths: [16, 20]),
      "a width of 20 channels, not a multiple of 16 up to 512"
    ),
    (ResidualArchitecture(widths: []), "0 stages, not 1 to 6"),
    (ResidualArchitecture(classes: 1), "1 classes, not 2 to 1024"),
    (ResidualArchitecture(inputPlanes: 0), "0 input planes, not 1 to 16"),
    (ResidualArchitecture(blocksPerStage: 99), "99 blocks a stage, not 1 to 16"),
  ])
  func `an architecture that makes no network says why`(
    architecture: ResidualArchitecture, problem: String
  ) {
    #expect(architecture.problem == problem)
  }

  private func example(
    _ architecture: ResidualArchitecture, count: Int, seed: UInt64
  ) -> (ResidualNetwork, NetworkParameters, [Float]) {
    var generator = Xoshiro256(seed: seed)
    let network = ResidualNetwork(architecture)
    var parameters = network.initialParameters(using: &generator)
    for index in parameters.statistics.indices {
      parameters.statistics[index] = generator.uniform(in: 0.2...1.5)
    }
    let size = architecture.inputPlanes * architecture.side * architecture.side
    return (network, parameters, (0..<count * size).map { _ in generator.uniform() })
  }

  @Test func `what a picture gives does not depend on the others of its batch`() {
    let architecture = ResidualArchitecture(side: 12, inputPlanes: 2, widths: [16, 32], classes: 5)
    let (network, parameters, images) = example(architecture, count: 4, seed: 8)
    let plan = InferencePlan(network, parameters: parameters)
    let workspace = InferencePlan.Workspace(for: plan)
    let together = plan.logits(images: images, count: 4, in: workspace)
    let size = images.count / 4
    for image in 0..<4 {
      let alone = plan.logits(
        images: Array(images[image * size..<(image + 1) * size]), count: 1,
        in: InferencePlan.Workspace(for: plan))
      #expect(alone == Array(together[image * 5..<(image + 1) * 5]))
    }
  }

  @Test(arguments: InstructionSet.available)
  func `all instruction sets give the same logits to within rounding`(set: InstructionSet) {
    let architecture = ResidualArchitecture(side: 14, widths: [16, 32], classes: 6)
    let (network, parameters, images) = example(architecture, count: 1, seed: 9)
    func logits(_ set: InstructionSet) -> [Float] {
      let plan = InferencePlan(network, parameters: parameters, instructionSet: set)
      return plan.logits(images: images, count: 1, in: InferencePlan.Workspace(for: plan))
    }
    let scale = logits(.reference).reduce(1) { max($0, abs($1)) }
    for (own, expected) in zip(logits(set), logits(.reference)) {
      #expect(abs(own - expected) < 1e-5 * scale)
    }
  }

  @Test(arguments: InstructionSet.available, Precision.allCases)
  func `a second plane is seen beside the first, and not where its weights are 0`(
    set: InstructionSet, precision: Precision
  ) {
    // One picture of ink alone, and the same with something around it.
    let side = 28
    let narrow = ResidualArchitecture(side: side, widths: [16, 32], classes: 6)
    let wide = ResidualArchitecture(side: side, inputPlanes: 2, widths: [16, 32], classes: 6)
    let (network, parameters, ink) = example(narrow, count: 1, seed: 14)
    let (other, _, planes) = example(wide, count: 1, seed: 15)
    let context = Array(planes[(side * side)...])

    /// The narrow network's values in the wide one, with these in the place of what is not known.
    func widened(_ filler: Float) -> NetworkParameters {
      var values = [Float](repeating: filler, count: other.layout.parameterCount)
      for (own, array) in zip(network.layout.arrays, other.layout.arrays)
      where own.role != .statistics {
        let known = Array(parameters.values[own.range])
        if own.range.count == array.range.count {
          values.replaceSubrange(array.range, with: known)
          continue
        }
        // The stem, [row, column, plane, channel]: the first plane's channels of each tap.
        for tap in 0..<9 {
          let first = array.range.lowerBound + tap * 2 * 16
          values.replaceSubrange(first..<first + 16, with: known[tap * 16..<tap * 16 + 16])
        }
      }
      return NetworkParameters(values: values, statistics: parameters.statistics)
    }
    func logits(
      _ network: ResidualNetwork, _ parameters: NetworkParameters, _ images: [Float],
      _ set: InstructionSet, _ precision: Precision
    ) -> [Float] {
      let plan = InferencePlan(
        network, parameters: parameters, precision: precision, instructionSet: set)
      return plan.logits(images: images, count: 1, in: InferencePlan.Workspace(for: plan))
    }
    func isNear(_ a: [Float], _ b: [Float]) -> Bool {
      let scale = b.reduce(1) { max($0, abs($1)) }
      let most: Float = precision == .single ? 1e-5 : 0.02
      return zip(a, b).allSatisfy { abs($0 - $1) < most * scale }
    }
    let expected = logits(network, parameters, ink, set, precision)
    #expect(isNear(logits(other, widened(0), ink + context, set, precision), expected))
    let seen = logits(other, widened(0.1), ink + context, set, precision)
    #expect(!isNear(seen, expected))
    #expect(
      isNear(seen, logits(other, widened(0.1), ink + context, .reference, precision)))
    #expect(!isNear(seen, logits(other, widened(0.1), context + ink, set, precision)))
  }

  @Test func `folded normalization gives what training saw, once the statistics are the batch's`() {
    let architecture = ResidualArchitecture(side: 16, widths: [16, 32], classes: 5)
    var (network, parameters, images) = example(architecture, count: 16, seed: 10)
    let pass = TrainingPass(network, capacity: 16)
    var generator = Xoshiro256(seed: 1)
    _ = pass.run(
      images: images, labels: Array(repeating: 0, count: 16),
      parameters: PackedParameters(network, values: parameters.values), labelSmoothing: 0,
      lossScale: 1, dropout: 0, using: &generator)
    for _ in 0..<200 { pass.updateStatistics(&parameters.statistics) }
    let plan = InferencePlan(network, parameters: parameters)
    let logits = plan.logits(
      images: images, count: 16, in: InferencePlan.Workspace(for: plan))
    let scale = pass.logits.reduce(1) { max($0, abs($1)) }
    for (own, expected) in zip(logits, pass.logits) {
      #expect(abs(own - expected) < 0.01 * scale)
    }
  }

  @Test func `dropout zeroes its share and keeps the expected value`() {
    let factors = FloatBuffer(count: 20_000)
    var generator = Xoshiro256(seed: 2)
    Dropout.draw(rate: 0.25, count: 20_000, into: factors, using: &generator)
    let values = unsafe Array(factors.values)
    #expect(abs(Float(values.count { $0 == 0 }) / 20_000 - 0.25) < 0.02)
    #expect(abs(values.reduce(0, +) / 20_000 - 1) < 0.02)
  }
}
