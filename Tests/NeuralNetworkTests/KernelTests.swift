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
    Shape(inputs: 2, outputs: 16, kernelSize: 3, stride: 1, side: 28),
    Shape(inputs: 16, outputs: 16, kernelSize: 3, stride: 1, side: 28),
    Shape(inputs: 16, outputs: 32, kernelSize: 3, stride: 2, side: 14),
    Shape(inputs: 16, outputs: 32, kernelSize: 1, stride: 2, side: 14),
    Shape(inputs: 32, outputs: 64, kernelSize: 3, stride: 1, side: 7),
    Shape(inputs: 16, outputs: 48, kernelSize: 3, stride: 2, side: 13),
    Shape(inputs: 48, outputs: 16, kernelSize: 1, stride: 1, side: 3),
    Shape(inputs: 16, outputs: 16, kernelSize: 3, stride: 1, side: 1),
    Shape(inputs: 16, outputs: 16, kernelSize: 3, stride: 1, side: 17),
  ]

  /// An instruction set at a precision, and how far from its twin it may be, as a share of the greatest
  /// value: sums of products differ in their last bits, and what is stored as bfloat16 may then fall to the
  /// other side of a rounding edge, 2⁻⁸ away.
  struct Level: Sendable, CustomTestStringConvertible {
    var set: InstructionSet
    var precision: Precision

    var testDescription: String { "\(set), \(precision)" }
    var kernels: Kernels { Kernels(set, precision: precision) }
    var twin: Kernels { Kernels(.reference, precision: precision) }
    var tolerance: Float { precision == .single ? 1e-5 : 0x1p-8 }
  }

  static let fast = InstructionSet.available.filter { $0 != .reference }
  static let levels = Precision.allCases.flatMap { precision in
    fast.map { Level(set: $0, precision: precision) }
  }

  private static let images = 2

  private static func maps(
    side: Int, channels: Int, _ precision: Precision, using generator: inout Xoshiro256
  ) -> FeatureMaps {
    let maps = empty(side: side, channels: channels, precision)
    for image in 0..<images {
      let values = (0..<side * side * channels).map { _ in generator.uniform(in: -1...1) }
      maps[image].load(values[...])
    }
    return maps
  }

  private static func empty(side: Int, channels: Int, _ precision: Precision) -> FeatureMaps {
    FeatureMaps(
      capacity: images, height: side, width: side, channels: channels, precision: precision)
  }

  /// The greatest difference, as a share of the greatest value above 1.
  private static func difference(_ a: [Float], _ b: [Float]) -> Float {
    guard a.count == b.count, (a + b).allSatisfy(\.isFinite) else { return .infinity }
    let scale = b.reduce(1) { max($0, abs($1)) }
    return zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } / scale
  }

  private static func layer(
    _ shape: Shape, using generator: inout Xoshiro256
  ) -> (Convolution, [Float]) {
    var layout = ParameterLayout()
    let layer = Convolution(
      "layer", from: shape.inputs, to: shape.outputs, kernelSize: shape.kernelSize,
      stride: shape.stride, in: &layout)
    var weights = [Float](repeating: 0, count: layout.parameterCount)
    layer.initialize(&weights, using: &generator)
    return (layer, weights)
  }

  @Test func `the plain twin and the portable kernels are always there`() {
    #expect(InstructionSet.available.starts(with: [.reference, .portable]))
    #expect(InstructionSet.available.last == .best)
  }

  @Test(arguments: levels, shapes)
  func `a convolution is its plain twin's`(level: Level, shape: Shape) {
    var generator = Xoshiro256(seed: 3)
    let (layer, weights) = Self.layer(shape, using: &generator)
    let precision = level.precision
    let x = Self.maps(
      side: shape.side, channels: shape.inputs, precision, using: &generator)
    let side = (shape.side + shape.stride - 1) / shape.stride
    let residual = Self.maps(side: side, channels: shape.outputs, precision, using: &generator)
    let bias = FloatBuffer((0..<shape.outputs).map { _ in generator.uniform(in: -1...1) })
    let scale = (0..<shape.outputs).map { _ in generator.uniform(in: 0.5...1.5) }

    func run(_ kernels: Kernels, rectify: Bool) -> [Float] {
      let y = Self.empty(side: side, channels: shape.outputs, precision)
      let packed = layer.packed(weights, scale: scale, for: kernels)
      for image in 0..<Self.images {
        layer.forward(
          x[image], packed: packed, bias: bias, residual: residual[image], rectify: rectify,
          into: y[image], kernels: kernels)
      }
      return y.values
    }
    for rectify in [false, true] {
      let expected = run(level.twin, rectify: rectify)
      #expect(expected.contains { $0 != 0 })
      // The border must stay 0, so all of the memory is compared.
      #expect(Self.difference(run(level.kernels, rectify: rectify), expected) < level.tolerance)
    }
  }

  @Test(arguments: levels, shapes)
  func `the slopes of a convolution are its plain twin's`(level: Level, shape: Shape) {
    var generator = Xoshiro256(seed: 4)
    let (layer, weights) = Self.layer(shape, using: &generator)
    let precision = level.precision
    let x = Self.maps(side: shape.side, channels: shape.inputs, precision, using: &generator)
    let side = (shape.side + shape.stride - 1) / shape.stride
    let dy = Self.maps(side: side, channels: shape.outputs, precision, using: &generator)

    func weightSlopes(_ kernels: Kernels) -> [Float] {
      let gradients = FloatBuffer(count: weights.count)
      let room = AlignedBytes(count: layer.gradientRoom(x[0], dy: dy[0], kernels: kernels))
      for image in 0..<Self.images {
        layer.weightGradient(
          x[image], dy: dy[image], addingTo: gradients, room: room, kernels: kernels)
      }
      return unsafe Array(gradients.values)
    }
    // These sums stay floats in both precisions.
    #expect(Self.difference(weightSlopes(level.kernels), weightSlopes(level.twin)) < 1e-5)

    guard shape.inputs % 16 == 0 else { return }
    func inputSlopes(_ kernels: Kernels) -> [Float] {
      let dx = Self.empty(side: shape.side, channels: shape.inputs, precision)
      let packed = layer.packedTransposed(weights, for: kernels)
      for image in 0..<Self.images {
        layer.inputGradient(
          dy: dy[image], packed: packed, residual: dx[image], into: dx[image], kernels: kernels)
      }
      return dx.values
    }
    #expect(
      Self.difference(inputSlopes(level.kernels), inputSlopes(level.twin)) < level.tolerance)
  }

  @Test(arguments: levels, [(16, 5), (48, 7)])
  func `batch normalization is its plain twin's`(level: Level, shape: (Int, Int)) {
    let (channels, side) = shape
    let precision = level.precision
    var generator = Xoshiro256(seed: 5)
    var layout = ParameterLayout()
    let layer = BatchNormalization("layer", channels: channels, in: &layout)
    let values = (0..<layout.parameterCount).map { _ in generator.uniform(in: 0.5...1.5) }
    let x = Self.maps(side: side, channels: channels, precision, using: &generator)
    let residual = Self.maps(side: side, channels: channels, precision, using: &generator)
    let slopes = (0..<Self.images * side * side * channels).map { _ in
      generator.uniform(in: -1...1)
    }

    func run(_ kernels: Kernels) -> [[Float]] {
      let record = BatchNormalization.Record(channels: channels)
      let y = Self.empty(side: side, channels: channels, precision)
      let dy = Self.empty(side: side, channels: channels, precision)
      let dx = Self.empty(side: side, channels: channels, precision)
      let gradients = FloatBuffer(count: layout.parameterCount)
      for image in 0..<Self.images { layer.measure(x[image], record: record, kernels: kernels) }
      layer.settle(count: Self.images * side * side, values: values, record: record)
      for image in 0..<Self.images {
        layer.apply(
          to: x[image], residual: residual[image], rectify: true, record: record,
          into: y[image], kernels: kernels)
        dy[image].load(slopes[(image * side * side * channels)...])
        layer.measureSlopes(
          x[image], cutBy: y[image], dy: dy[image], record: record, kernels: kernels)
      }
      layer.settleSlopes(values: values, record: record, addingTo: gradients)
      for image in 0..<Self.images {
        layer.inputGradient(
          x[image], dy: dy[image], record: record, into: dx[image], kernels: kernels)
      }
      return [y.values, dy.values, dx.values, unsafe Array(gradients.values)]
    }
    for (own, expected) in zip(run(level.kernels), run(level.twin)) {
      #expect(expected.contains { $0 != 0 })
      #expect(Self.difference(own, expected) < 2 * level.tolerance)
    }
  }

  @Test(arguments: levels)
  func `pooling is its plain twin's`(level: Level) {
    var generator = Xoshiro256(seed: 6)
    let x = Self.maps(side: 7, channels: 48, level.precision, using: &generator)
    func run(_ kernels: Kernels) -> [[Float]] {
      let means = FloatBuffer(count: Self.images * 48)
      let dx = Self.empty(side: 7, channels: 48, level.precision)
      for image in 0..<Self.images {
        GlobalAveragePooling.forward(x[image], image: image, into: means, kernels: kernels)
        GlobalAveragePooling.backward(dy: means, image: image, into: dx[image], kernels: kernels)
      }
      return [unsafe Array(means.values), dx.values]
    }
    for (own, expected) in zip(run(level.kernels), run(level.twin)) {
      #expect(expected.contains { $0 != 0 })
      #expect(Self.difference(own, expected) < level.tolerance)
    }
  }
}
