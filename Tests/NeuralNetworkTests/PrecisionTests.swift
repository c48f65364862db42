import Testing

@testable import NeuralNetwork

/// What bfloat16 is, and what it leaves of a network's numbers.
@Suite struct PrecisionTests {
  @Test(
    arguments: [
      (0x3F80_0000, 0x3F80),  // 1
      (0x3F80_7FFF, 0x3F80),  // below the middle
      (0x3F80_8000, 0x3F80),  // the middle, even below
      (0x3F80_8001, 0x3F81),  // above the middle
      (0x3F81_8000, 0x3F82),  // the middle, even above
      (0xBF81_8000, 0xBF82),
      (0x7F7F_FFFF, 0x7F80),  // the greatest float: infinity is nearer
      (0x7F80_0000, 0x7F80),
      (0xFF80_0001, 0xFFC0),  // no number stays none
      (0x7FFF_FFFF, 0x7FC0),
      (0x007F_FFFF, 0x0000),  // too small for a normal number
      (0x8000_0001, 0x8000),
      (0x0080_0000, 0x0080),
    ] as [(UInt32, UInt16)])
  func `a float goes to the nearest bfloat16, to even in the middle`(
    bits: UInt32, rounded: UInt16
  ) {
    #expect(bfloat16(Float(bitPattern: bits)) == rounded)
  }

  @Test(arguments: InstructionSet.available)
  func `every instruction set rounds alike`(set: InstructionSet) {
    // What kernels store, through weights, which keep the sign and the bits of what is no number.
    var layout = ParameterLayout()
    let layer = Convolution(
      "layer", from: 16, to: 16, kernelSize: 3, stride: 1, in: &layout)
    var generator = Xoshiro256(seed: 12)
    var weights = (0..<layout.parameterCount).map { _ in
      Float(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
    }
    let edges: [UInt32] = [
      0x3F80_7FFF, 0x3F80_8000, 0x3F80_8001, 0x3F81_8000, 0xBF81_8000, 0x7F7F_FFFF, 0x7F80_0000,
      0x007F_FFFF, 0x8000_0001, 0x0080_0000, 0x8080_0000, 0,
    ]
    for (index, bits) in edges.enumerated() { weights[index] = Float(bitPattern: bits) }
    for index in weights.indices where weights[index].isNaN { weights[index] = 1 }
    let packed = layer.packed(weights, for: Kernels(set, precision: .bfloat16))
    let expected = layer.packed(weights, for: Kernels(.reference, precision: .bfloat16))
    func elements(_ bytes: AlignedBytes) -> [UInt16] {
      unsafe Array(
        UnsafeBufferPointer(
          start: bytes.base.assumingMemoryBound(to: UInt16.self), count: bytes.count / 2))
    }
    #expect(elements(packed) == elements(expected))
    #expect(Set(elements(packed)).isSuperset(of: edges.map { bfloat16(Float(bitPattern: $0)) }))
  }

  /// Loss and slopes of one batch.
  private func slopes(
    _ architecture: ResidualArchitecture, _ precision: Precision, _ set: InstructionSet = .best
  ) -> (loss: Double, slopes: [Float]) {
    var generator = Xoshiro256(seed: 11)
    let network = ResidualNetwork(architecture)
    let parameters = network.initialParameters(using: &generator)
    let count = 8
    let size = architecture.inputPlanes * architecture.side * architecture.side
    let images = (0..<count * size).map { _ in generator.uniform() }
    let pass = TrainingPass(
      network, capacity: count, precision: precision, instructionSet: set)
    let (loss, _) = pass.run(
      images: images, labels: (0..<count).map { $0 % architecture.classes },
      parameters: PackedParameters(network, values: parameters.values, precision: precision),
      labelSmoothing: 0.1, lossScale: 1, dropout: 0, using: &generator)
    return (loss, pass.gradientValues)
  }

  /// The length of the difference as a share of the length.
  private func distance(_ a: [Float], _ b: [Float]) -> Double {
    let difference = zip(a, b).reduce(0) { $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1) }
    return (difference / b.reduce(0) { $0 + Double($1) * Double($1) }).squareRoot()
  }

  @Test(arguments: [
    ResidualArchitecture(side: 14, widths: [16, 32], classes: 4),
    ResidualArchitecture(side: 9, inputPlanes: 2, widths: [16, 48], blocksPerStage: 2, classes: 3),
  ])
  func `the slope of the loss in bfloat16 is near that in single precision`(
    architecture: ResidualArchitecture
  ) {
    let (exactLoss, exact) = slopes(architecture, .single)
    let (loss, own) = slopes(architecture, .bfloat16)
    #expect(abs(loss - exactLoss) < 0.01 * exactLoss)
    // Each layer rounds by 2⁻⁹ of a value, which moves some of those near 0 to its other side: their
    // slopes come or go as a whole. One in 500 of them are 1/√500 of the length.
    #expect(distance(own, exact) < 0.2)
    #expect(own != exact)
  }

  @Test(arguments: InstructionSet.available)
  func `all instruction sets give the same slopes in bfloat16 to within its rounding`(
    set: InstructionSet
  ) {
    let architecture = ResidualArchitecture(side: 10, widths: [16, 32], classes: 4)
    let (_, own) = slopes(architecture, .bfloat16, set)
    let (_, expected) = slopes(architecture, .bfloat16, .reference)
    #expect(distance(own, expected) < 0.02)
  }

  @Test func `a plan in bfloat16 gives nearly the logits of one in single precision`() {
    var generator = Xoshiro256(seed: 13)
    let architecture = ResidualArchitecture(side: 14, widths: [16, 32], classes: 6)
    let network = ResidualNetwork(architecture)
    let parameters = network.initialParameters(using: &generator)
    let images = (0..<4 * 14 * 14).map { _ in generator.uniform() }
    func logits(_ precision: Precision) -> [Float] {
      let plan = InferencePlan(network, parameters: parameters, precision: precision)
      return plan.logits(images: images, count: 4, in: InferencePlan.Workspace(for: plan))
    }
    #expect(distance(logits(.bfloat16), logits(.single)) < 0.02)
  }
}
