/// Two 3×3 convolutions and a way around them: the basic block of He et al., "Deep residual learning
/// for image recognition" (2015).
///
/// `y = rectify(norm2(convolution2(rectify(norm1(convolution1(x))))) + shortcut(x))`. Where the block
/// changes the number of channels or halves the maps, the shortcut is a normalized 1×1 convolution.
struct ResidualBlock: Hashable, Sendable {
  let convolution1: Convolution
  let normalization1: BatchNormalization
  let convolution2: Convolution
  let normalization2: BatchNormalization
  let shortcut: Shortcut?

  /// The 1×1 convolution of a block whose output has another shape than its input.
  struct Shortcut: Hashable, Sendable {
    let convolution: Convolution
    let normalization: BatchNormalization
  }

  init(
    _ name: String, from inputChannels: Int, to outputChannels: Int, stride: Int,
    in layout: inout ParameterLayout
  ) {
    convolution1 = Convolution(
      "\(name).convolution1", from: inputChannels, to: outputChannels, kernelSize: 3,
      stride: stride, in: &layout)
    normalization1 = BatchNormalization(
      "\(name).normalization1", channels: outputChannels, in: &layout)
    convolution2 = Convolution(
      "\(name).convolution2", from: outputChannels, to: outputChannels, kernelSize: 3, stride: 1,
      in: &layout)
    normalization2 = BatchNormalization(
      "\(name).normalization2", channels: outputChannels, in: &layout)
    if stride == 1 && inputChannels == outputChannels {
      shortcut = nil
    } else {
      shortcut = Shortcut(
        convolution: Convolution(
          "\(name).shortcut.convolution", from: inputChannels, to: outputChannels, kernelSize: 1,
          stride: stride, in: &layout),
        normalization: BatchNormalization(
          "\(name).shortcut.normalization", channels: outputChannels, in: &layout))
    }
  }

  func initialize(
    _ parameters: inout NetworkParameters, using generator: inout some RandomNumberGenerator
  ) {
    convolution1.initialize(&parameters.values, using: &generator)
    normalization1.initialize(&parameters)
    convolution2.initialize(&parameters.values, using: &generator)
    normalization2.initialize(&parameters)
    shortcut?.convolution.initialize(&parameters.values, using: &generator)
    shortcut?.normalization.initialize(&parameters)
  }
}

/// The maps that a block's forward pass leaves for its backward pass, and the room that one needs.
@safe
final class ResidualBlockPass {
  private let block: ResidualBlock
  private let convolved1: FeatureMaps
  private let activated1: FeatureMaps
  private let convolved2: FeatureMaps
  private let bypass: FeatureMaps?
  private let normalizedBypass: FeatureMaps?
  private let slope: FeatureMaps
  private let record1: BatchNormalization.Record
  private let record2: BatchNormalization.Record
  private let bypassRecord: BatchNormalization.Record?

  /// [images, height / stride, width / stride, output channels]
  let output: FeatureMaps

  /// The slope of the loss over ``output``: written by what follows.
  let outputSlope: FeatureMaps

  init(_ block: ResidualBlock, capacity: Int, height: Int, width: Int) {
    self.block = block
    let stride = block.convolution1.stride
    func maps() -> FeatureMaps {
      FeatureMaps(
        capacity: capacity, height: (height + stride - 1) / stride,
        width: (width + stride - 1) / stride, channels: block.convolution1.outputChannels)
    }
    convolved1 = maps()
    activated1 = maps()
    convolved2 = maps()
    output = maps()
    slope = maps()
    outputSlope = maps()
    bypass = block.shortcut == nil ? nil : maps()
    normalizedBypass = block.shortcut == nil ? nil : maps()
    let channels = block.convolution1.outputChannels
    record1 = BatchNormalization.Record(channels: channels)
    record2 = BatchNormalization.Record(channels: channels)
    bypassRecord =
      block.shortcut == nil ? nil : BatchNormalization.Record(channels: channels)
  }

  func forward(
    images: Int, _ x: FeatureMaps, parameters: PackedParameters, kernels: Kernels
  ) {
    let values = parameters.values
    block.convolution1.forward(
      images: images, x, packed: parameters.forward(block.convolution1), into: convolved1,
      kernels: kernels)
    block.normalization1.forward(
      images: images, convolved1, rectify: true, values: values, record: record1,
      into: activated1, kernels: kernels)
    block.convolution2.forward(
      images: images, activated1, packed: parameters.forward(block.convolution2),
      into: convolved2, kernels: kernels)
    var around = x
    if let shortcut = block.shortcut, let bypass, let normalizedBypass, let bypassRecord {
      shortcut.convolution.forward(
        images: images, x, packed: parameters.forward(shortcut.convolution), into: bypass,
        kernels: kernels)
      shortcut.normalization.forward(
        images: images, bypass, rectify: false, values: values, record: bypassRecord,
        into: normalizedBypass, kernels: kernels)
      around = normalizedBypass
    }
    block.normalization2.forward(
      images: images, convolved2, residual: around, rectify: true, values: values,
      record: record2, into: output, kernels: kernels)
  }

  /// Takes ``outputSlope`` apart into the slopes over the parameters and over the input.
  ///
  /// - Parameters:
  ///   - x: The input of the forward pass.
  ///   - dx: The slope over it.
  ///   - gradients: Added to.
  func backward(
    images: Int, _ x: FeatureMaps, into dx: FeatureMaps, parameters: PackedParameters,
    addingTo gradients: FloatBuffer, kernels: Kernels
  ) {
    let values = parameters.values
    block.normalization2.backward(
      images: images, convolved2, cutBy: output, dy: outputSlope, values: values,
      record: record2, into: slope, addingTo: gradients, kernels: kernels)
    block.convolution2.weightGradient(
      images: images, activated1, dy: slope, addingTo: gradients, kernels: kernels)
    // From here on nobody asks what came out of the second convolution: its maps hold a slope.
    block.convolution2.inputGradient(
      images: images, dy: slope, packed: parameters.backward(block.convolution2),
      into: convolved2, kernels: kernels)
    block.normalization1.backward(
      images: images, convolved1, cutBy: activated1, dy: convolved2, values: values,
      record: record1, into: convolved2, addingTo: gradients, kernels: kernels)
    block.convolution1.weightGradient(
      images: images, x, dy: convolved2, addingTo: gradients, kernels: kernels)
    let around = block.shortcut == nil ? outputSlope : nil
    block.convolution1.inputGradient(
      images: images, dy: convolved2, packed: parameters.backward(block.convolution1),
      residual: around, into: dx, kernels: kernels)
    guard let shortcut = block.shortcut, let bypass, let bypassRecord else { return }
    shortcut.normalization.backward(
      images: images, bypass, cutBy: nil, dy: outputSlope, values: values,
      record: bypassRecord, into: outputSlope, addingTo: gradients, kernels: kernels)
    shortcut.convolution.weightGradient(
      images: images, x, dy: outputSlope, addingTo: gradients, kernels: kernels)
    shortcut.convolution.inputGradient(
      images: images, dy: outputSlope, packed: parameters.backward(shortcut.convolution),
      residual: dx, into: dx, kernels: kernels)
  }

  func updateStatistics(_ statistics: inout [Float]) {
    block.normalization1.updateStatistics(&statistics, from: record1)
    block.normalization2.updateStatistics(&statistics, from: record2)
    if let shortcut = block.shortcut, let bypassRecord {
      shortcut.normalization.updateStatistics(&statistics, from: bypassRecord)
    }
  }
}
