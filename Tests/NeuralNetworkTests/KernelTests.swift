import CKernels
import Testing

@testable import NeuralNetwork

/// Every instruction set that this machine runs against its plain twin.
@Suite struct KernelTests {
  /// A layer and the maps that it works on.
  struct Shape: Sendable, CustomTestStringConvertible {
    var inputs: Int
    var outputs: Int
    var kernelSize: Int
    var stride: Int
    var side: Int

    var testDescription: String {
      "\(kernelSize)×\(kernelSize), \(inputs) → \(outputs), step \(stride), side \(side)"
    }
  }

  static let shapes = [
    Shape(inputs: 1, outputs: 16, kernelSize: 3, stride: 1, side: 9),
    Shape(inputs: 2, outputs: 32, kernelSize: 3, stride: 1, side: 5),
    Shape(inputs: 16, outputs: 16, kernelSize: 3, stride: 1, side: 28),
    Shape(inputs: 16, outputs: 32, kernelSize: 3, stride: 2, side: 14),
    Shape(inputs: 16, outputs: 32, kernelSize: 1, stride: 2, side: 14),
    Shape(inputs: 32, outputs: 64, kernelSize: 3, stride: 1, side: 7),
    Shape(inputs: 16, outputs: 48, kernelSize: 3, stride: 2, side: 13),
    Shape(inputs: 48, outputs: 16, kernelSize: 1, stride: 1, side: 3),
    Shape(inputs: 16, outputs: 16, kernelSize: 3, stride: 1, side: 1),
    Shape(inputs: 16, outputs: 16, kernelSize: 3, stride: 1, side: 31),
  ]

  static let fast = InstructionSet.available.filter { $0 != .reference }

  private static let images = 2

  private static func maps(
    side: Int, channels: Int, using generator: inout Xoshiro256
  ) -> FeatureMaps {
    let maps = FeatureMaps(capacity: images, height: side, width: side, channels: channels)
    for image in 0..<images {
      let values = (0..<side * side * channels).map { _ in generator.uniform(in: -1...1) }
      maps.load(values[...], image: image)
    }
    return maps
  }

  private static func values(_ maps: FeatureMaps) -> [Float] { unsafe Array(maps.storage.values) }

  private static func difference(_ a: [Float], _ b: [Float]) -> Float {
    guard a.count == b.count, (a + b).allSatisfy(\.isFinite) else { return .infinity }
    return zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  @Test func `the plain twin and the portable kernels are always there`() {
    #expect(InstructionSet.available.starts(with: [.reference, .portable]))
    #expect(InstructionSet.available.last == .best)
  }

  @Test(arguments: fast, shapes)
  func `a convolution is its plain twin's`(set: InstructionSet, shape: Shape) {
    var generator = Xoshiro256(seed: 3)
    var layout = ParameterLayout()
    let layer = Convolution(
      "layer", from: shape.inputs, to: shape.outputs, kernelSize: shape.kernelSize,
      stride: shape.stride, in: &layout)
    var weights = [Float](repeating: 0, count: layout.parameterCount)
    layer.initialize(&weights, using: &generator)
    let x = Self.maps(side: shape.side, channels: shape.inputs, using: &generator)
    let side = (shape.side + shape.stride - 1) / shape.stride
    let residual = Self.maps(side: side, channels: shape.outputs, using: &generator)
    let bias = FloatBuffer((0..<shape.outputs).map { _ in generator.uniform(in: -1...1) })

    func run(_ set: InstructionSet, rectify: Bool) -> [Float] {
      let y = FeatureMaps(
        capacity: Self.images, height: side, width: side, channels: shape.outputs)
      layer.forward(
        images: Self.images, x, packed: layer.packed(weights[...]), bias: bias,
        residual: residual, rectify: rectify, into: y, kernels: Kernels(set))
      return Self.values(y)
    }
    for rectify in [false, true] {
      let expected = run(.reference, rectify: rectify)
      #expect(expected.contains { $0 != 0 })
      // The border must stay 0, so all of the memory is compared.
      #expect(Self.difference(run(set, rectify: rectify), expected) < 1e-5)
    }
  }

  @Test(arguments: fast, shapes)
  func `the slopes of a convolution are its plain twin's`(set: InstructionSet, shape: Shape) {
    var generator = Xoshiro256(seed: 4)
    var layout = ParameterLayout()
    let layer = Convolution(
      "layer", from: shape.inputs, to: shape.outputs, kernelSize: shape.kernelSize,
      stride: shape.stride, in: &layout)
    var weights = [Float](repeating: 0, count: layout.parameterCount)
    layer.initialize(&weights, using: &generator)
    let x = Self.maps(side: shape.side, channels: shape.inputs, using: &generator)
    let side = (shape.side + shape.stride - 1) / shape.stride
    let dy = Self.maps(side: side, channels: shape.outputs, using: &generator)

    func weightSlopes(_ set: InstructionSet) -> [Float] {
      let gradients = FloatBuffer(count: layout.parameterCount)
      layer.weightGradient(
        images: Self.images, x, dy: dy, addingTo: gradients, kernels: Kernels(set))
      return unsafe Array(gradients.values)
    }
    let expected = weightSlopes(.reference)
    let scale = expected.reduce(1) { max($0, abs($1)) }
    #expect(Self.difference(weightSlopes(set), expected) < 1e-5 * scale)

    guard shape.inputs % 16 == 0 else { return }
    func inputSlopes(_ set: InstructionSet) -> [Float] {
      let dx = FeatureMaps(
        capacity: Self.images, height: shape.side, width: shape.side, channels: shape.inputs)
      layer.inputGradient(
        images: Self.images, dy: dy, packed: layer.packedTransposed(weights[...]), residual: dx,
        into: dx, kernels: Kernels(set))
      return Self.values(dx)
    }
    #expect(Self.difference(inputSlopes(set), inputSlopes(.reference)) < 1e-5)
  }

  @Test(arguments: fast, [(16, 5), (48, 7)])
  func `batch normalization is its plain twin's`(set: InstructionSet, shape: (Int, Int)) {
    let (channels, side) = shape
    var generator = Xoshiro256(seed: 5)
    var layout = ParameterLayout()
    let layer = BatchNormalization("layer", channels: channels, in: &layout)
    let values = (0..<layout.parameterCount).map { _ in generator.uniform(in: 0.5...1.5) }
    let x = Self.maps(side: side, channels: channels, using: &generator)
    let residual = Self.maps(side: side, channels: channels, using: &generator)
    let slopes = Self.maps(side: side, channels: channels, using: &generator)

    func run(_ set: InstructionSet) -> [[Float]] {
      let kernels = Kernels(set)
      let record = BatchNormalization.Record(channels: channels)
      func empty() -> FeatureMaps {
        FeatureMaps(capacity: Self.images, height: side, width: side, channels: channels)
      }
      let y = empty()
      layer.forward(
        images: Self.images, x, residual: residual, rectify: true, values: values,
        record: record, into: y, kernels: kernels)
      let dy = empty()
      unsafe dy.storage.base.update(from: slopes.storage.base, count: slopes.storage.count)
      let dx = empty()
      let gradients = FloatBuffer(count: layout.parameterCount)
      layer.backward(
        images: Self.images, x, cutBy: y, dy: dy, values: values, record: record, into: dx,
        addingTo: gradients, kernels: kernels)
      return [Self.values(y), Self.values(dy), Self.values(dx), unsafe Array(gradients.values)]
    }
    for (own, expected) in zip(run(set), run(.reference)) {
      #expect(expected.contains { $0 != 0 })
      #expect(Self.difference(own, expected) < 2e-5)
    }
  }
}
