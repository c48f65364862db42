import CKernels
import Testing

@testable import NeuralNetwork

/// Networks in 8-bit fixed point: the same bits on every instruction set, close to floats, and no sum
/// that leaves its 32 bits.
@Suite struct FixedPointTests {
  static let fast = InstructionSet.available.filter { $0 != .reference }

  private static func layer(
    _ shape: KernelTests.Shape, weights: ClosedRange<Float>, offset: ClosedRange<Float>,
    using generator: inout Xoshiro256
  ) -> FixedPointConvolution {
    var layout = ParameterLayout()
    let layer = Convolution(
      "layer", from: shape.inputs, to: shape.outputs, kernelSize: shape.kernelSize,
      stride: shape.stride, in: &layout)
    return FixedPointConvolution(
      layer, (0..<layout.parameterCount).map { _ in generator.uniform(in: weights) },
      scale: (0..<shape.outputs).map { _ in generator.uniform(in: 0.1...2) },
      offset: (0..<shape.outputs).map { _ in generator.uniform(in: offset) },
      inputUnits: units(shape.inputs), outputUnits: units(shape.outputs))
  }

  /// A unit a channel, from 0.005 to 0.02: the highest elements are 0.6 to 2.5.
  private static func units(_ channels: Int) -> [Float] {
    (0..<channels).map { 0.005 * Float(1 + $0 % 4) }
  }

  private static func map(side: Int, channels: Int, _ value: () -> Float) -> FixedPointMap {
    let map = FixedPointMap(height: side, width: side, units: units(channels))
    let values = (0..<side * side * channels).map { _ in value() }
    map.load(values[...])
    return map
  }

  private static func elements(of map: FixedPointMap) -> [Int8] {
    (0..<map.height).flatMap { row in
      (0..<map.width * map.channels).map {
        unsafe map.interior[row * map.rowStride + $0]
      }
    }
  }

  private static func output(
    of layer: FixedPointConvolution, _ shape: KernelTests.Shape, _ x: FixedPointMap,
    residual: FixedPointMap?, rectify: Bool, on set: InstructionSet
  ) throws -> [Int8] {
    let side = (shape.side + shape.stride - 1) / shape.stride
    let y = FixedPointMap(height: side, width: side, units: units(shape.outputs))
    layer.forward(
      x, residual: residual, rectify: rectify, into: y,
      kernels: try #require(FixedPointKernels(set)))
    return elements(of: y)
  }

  @Test(arguments: fast, KernelTests.shapes)
  func `every instruction set computes the bits of the plain twin`(
    set: InstructionSet, shape: KernelTests.Shape
  ) throws {
    var generator = Xoshiro256(seed: UInt64(shape.inputs * 100 + shape.side))
    let layer = Self.layer(shape, weights: -1...1, offset: -1...1, using: &generator)
    let x = Self.map(side: shape.side, channels: shape.inputs) {
      generator.uniform(in: -0.5...2)
    }
    let side = (shape.side + shape.stride - 1) / shape.stride
    let around = Self.map(side: side, channels: shape.outputs) {
      generator.uniform(in: 0...1)
    }
    for residual in [nil, around] {
      for rectify in [false, true] {
        let expected = try Self.output(
          of: layer, shape, x, residual: residual, rectify: rectify, on: .reference)
        let own = try Self.output(
          of: layer, shape, x, residual: residual, rectify: rectify, on: set)
        #expect(own == expected)
        #expect(Set(expected).count > 4, "all alike: nothing was compared")
        #expect(expected.contains { $0 < 0 } == !rectify || residual != nil)
      }
    }
  }

  @Test(arguments: fast)
  func `no sum leaves its 32 bits, whatever comes in`(set: InstructionSet) throws {
    let shape = KernelTests.Shape(inputs: 96, outputs: 16, kernelSize: 3, stride: 1, side: 5)
    var generator = Xoshiro256(seed: 3)
    for (weights, offset) in [
      (Float(1)...1, Float(1000)...1000), (-1 ... -1, -1000 ... -1000), (-1e-9...1e30, 0...1e20),
    ] {
      let layer = Self.layer(shape, weights: weights, offset: offset, using: &generator)
      let x = Self.map(side: shape.side, channels: shape.inputs) { 1e9 }
      let expected = try Self.output(
        of: layer, shape, x, residual: nil, rectify: false, on: .reference)
      #expect(
        try Self.output(of: layer, shape, x, residual: nil, rectify: false, on: set) == expected)
      // The twin adds in 64 bits: sums that left 32 would differ, and change their sign.
      #expect(expected.allSatisfy { weights.upperBound > 0 ? $0 > 0 : $0 < 0 })
    }
  }

  private static let count = 8

  private static func images(_ architecture: ResidualArchitecture) -> [Float] {
    var generator = Xoshiro256(seed: 9)
    let side = architecture.side
    return (0..<count * architecture.inputPlanes * side * side).map { _ in
      max(0, generator.uniform(in: -1...1))
    }
  }

  /// A network whose statistics are those of what flows through it, as training leaves them.
  private static func example(
    _ architecture: ResidualArchitecture
  ) -> (ResidualNetwork, NetworkParameters) {
    let network = ResidualNetwork(architecture)
    var generator = Xoshiro256(seed: 5)
    var parameters = network.initialParameters(using: &generator)
    let pass = TrainingPass(network, capacity: count)
    _ = pass.run(
      images: images(architecture), labels: Array(repeating: 0, count: count),
      parameters: PackedParameters(network, values: parameters.values), labelSmoothing: 0,
      lossScale: 1, dropout: 0, using: &generator)
    for _ in 0..<200 { pass.updateStatistics(&parameters.statistics) }
    return (network, parameters)
  }

  private static func logits(
    _ network: ResidualNetwork, _ parameters: NetworkParameters, on set: InstructionSet
  ) throws -> [Float] {
    let plan = try #require(
      FixedPointPlan(network, parameters: parameters, instructionSet: set))
    return plan.logits(
      images: images(network.architecture), count: count, in: FixedPointPlan.Workspace(for: plan))
  }

  @Test(arguments: [1, 2])
  func `a plan in fixed point gives nearly the logits of one in single precision`(
    planes: Int
  ) throws {
    let architecture = ResidualArchitecture(
      side: 14, inputPlanes: planes, widths: [16, 48], classes: 6)
    let (network, parameters) = Self.example(architecture)
    let plan = InferencePlan(network, parameters: parameters)
    let exact = plan.logits(
      images: Self.images(architecture), count: Self.count,
      in: InferencePlan.Workspace(for: plan))
    let own = try Self.logits(network, parameters, on: .best)
    let scale = exact.reduce(1) { max($0, abs($1)) }
    #expect(zip(own, exact).allSatisfy { abs($0 - $1) < 0.03 * scale })
    #expect(own != exact)
  }

  @Test(arguments: fast)
  func `all instruction sets give the same logits to the last bit`(set: InstructionSet) throws {
    let (network, parameters) = Self.example(
      ResidualArchitecture(side: 14, inputPlanes: 2, widths: [16, 48], classes: 6))
    #expect(
      try Self.logits(network, parameters, on: set)
        == Self.logits(network, parameters, on: .reference))
  }

  @Test func `networks whose numbers have no bounds have no plan`() {
    let architecture = ResidualArchitecture(side: 8, widths: [16], classes: 3)
    let (network, parameters) = Self.example(architecture)
    for value in [Float.infinity, .nan, .greatestFiniteMagnitude] {
      var broken = parameters
      for index in network.stemNormalization.scale { broken.values[index] = value }
      #expect(FixedPointPlan(network, parameters: broken) == nil)
    }
    #expect(FixedPointPlan(network, parameters: parameters) != nil)
  }
}
