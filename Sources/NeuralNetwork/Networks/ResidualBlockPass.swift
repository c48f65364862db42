/// A block's part in a ``TrainingPass``: the maps that its forward pass leaves for its backward pass.
///
/// Batch normalization wants the sums over all images before it touches one, so a block is left between
/// its two convolutions and after each. Each function here takes one image through everything between two
/// such stops.
@safe
final class ResidualBlockPass {
  private let block: ResidualBlock
  private let environment: PassEnvironment
  private let input: FeatureMaps
  private let inputSlope: FeatureMaps
  private let convolved1: FeatureMaps
  private let convolved2: FeatureMaps
  private let bypass: FeatureMaps?

  /// What only the image at hand needs: a slope.
  private let passing: FeatureMaps

  /// What goes into the second convolution, of the image at hand.
  ///
  /// It is computed again on the way back: kept for all images, it would come from farther away.
  private let activated1: FeatureMaps
  private let record1: BatchNormalization.Record
  private let record2: BatchNormalization.Record
  private let bypassRecord: BatchNormalization.Record

  /// What the block gives: [images, height / stride, width / stride, output channels].
  let output: FeatureMaps

  /// The slope of the loss over ``output``: written by what follows.
  let outputSlope: FeatureMaps

  /// Takes room.
  ///
  /// - Parameters:
  ///   - block: The block.
  ///   - input: What the block before gives.
  ///   - inputSlope: Where the slope over it goes.
  ///   - environment: What all parts of the pass share.
  init(
    _ block: ResidualBlock, input: FeatureMaps, inputSlope: FeatureMaps,
    environment: PassEnvironment
  ) {
    self.block = block
    self.environment = environment
    self.input = input
    self.inputSlope = inputSlope
    let stride = block.convolution1.stride
    let channels = block.convolution1.outputChannels
    func maps(_ capacity: Int) -> FeatureMaps {
      FeatureMaps(
        capacity: capacity, height: (input.height + stride - 1) / stride,
        width: (input.width + stride - 1) / stride, channels: channels,
        precision: input.precision)
    }
    convolved1 = maps(input.capacity)
    convolved2 = maps(input.capacity)
    output = maps(input.capacity)
    outputSlope = maps(input.capacity)
    bypass = block.shortcut == nil ? nil : maps(input.capacity)
    passing = maps(1)
    activated1 = maps(1)
    record1 = BatchNormalization.Record(channels: channels)
    record2 = BatchNormalization.Record(channels: channels)
    bypassRecord = BatchNormalization.Record(channels: channels)
    environment.reserve(block.convolution1, input, dy: passing)
    environment.reserve(block.convolution2, activated1, dy: passing)
    if let shortcut = block.shortcut {
      environment.reserve(shortcut.convolution, input, dy: passing)
    }
  }

  // MARK: forward

  /// From the input to the sums of the first normalization and the shortcut's.
  func convolveFirst(image: Int, parameters: PackedParameters) {
    let kernels = environment.kernels
    block.convolution1.forward(
      input[image], packed: parameters.forward(block.convolution1), into: convolved1[image],
      kernels: kernels)
    block.normalization1.measure(convolved1[image], record: record1, kernels: kernels)
    guard let shortcut = block.shortcut, let bypass else { return }
    shortcut.convolution.forward(
      input[image], packed: parameters.forward(shortcut.convolution), into: bypass[image],
      kernels: kernels)
    shortcut.normalization.measure(bypass[image], record: bypassRecord, kernels: kernels)
  }

  func settleFirst(images: Int, values: [Float]) {
    let count = images * output.height * output.width
    block.normalization1.settle(count: count, values: values, record: record1)
    block.shortcut?.normalization.settle(count: count, values: values, record: bypassRecord)
  }

  /// From the first normalization to the sums of the second.
  func convolveSecond(image: Int, parameters: PackedParameters) {
    let kernels = environment.kernels
    activateFirst(image: image)
    block.convolution2.forward(
      activated1[0], packed: parameters.forward(block.convolution2), into: convolved2[image],
      kernels: kernels)
    block.normalization2.measure(convolved2[image], record: record2, kernels: kernels)
  }

  /// The input of the second convolution.
  private func activateFirst(image: Int) {
    block.normalization1.apply(
      to: convolved1[image], rectify: true, record: record1, into: activated1[0],
      kernels: environment.kernels)
  }

  func settleSecond(images: Int, values: [Float]) {
    block.normalization2.settle(
      count: images * output.height * output.width, values: values, record: record2)
  }

  /// From the second normalization to the output.
  func finish(image: Int) {
    let kernels = environment.kernels
    var around = input[image]
    if let shortcut = block.shortcut, let bypass {
      around = passing[0]
      shortcut.normalization.apply(
        to: bypass[image], rectify: false, record: bypassRecord, into: around, kernels: kernels)
    }
    block.normalization2.apply(
      to: convolved2[image], residual: around, rectify: true, record: record2,
      into: output[image], kernels: kernels)
  }

  // MARK: backward

  /// From ``outputSlope`` to the sums of the second normalization and the shortcut's.
  func measureSlopes(image: Int) {
    let kernels = environment.kernels
    block.normalization2.measureSlopes(
      convolved2[image], cutBy: output[image], dy: outputSlope[image], record: record2,
      kernels: kernels)
    guard let shortcut = block.shortcut, let bypass else { return }
    shortcut.normalization.measureSlopes(
      bypass[image], cutBy: nil, dy: outputSlope[image], record: bypassRecord, kernels: kernels)
  }

  func settleSlopes(values: [Float]) {
    let gradients = environment.gradients
    block.normalization2.settleSlopes(values: values, record: record2, addingTo: gradients)
    block.shortcut?.normalization.settleSlopes(
      values: values, record: bypassRecord, addingTo: gradients)
  }

  /// From the second normalization to the sums of the first.
  func backwardSecond(image: Int, parameters: PackedParameters) {
    let kernels = environment.kernels
    let slope = passing[0]
    block.normalization2.inputGradient(
      convolved2[image], dy: outputSlope[image], record: record2, into: slope, kernels: kernels)
    activateFirst(image: image)
    environment.weightGradient(block.convolution2, activated1[0], dy: slope)
    // From here on nobody asks what came out of the second convolution: its maps hold a slope.
    block.convolution2.inputGradient(
      dy: slope, packed: parameters.backward(block.convolution2), into: convolved2[image],
      kernels: kernels)
    block.normalization1.measureSlopes(
      convolved1[image], cutBy: activated1[0], dy: convolved2[image], record: record1,
      kernels: kernels)
  }

  func settleFirstSlopes(values: [Float]) {
    block.normalization1.settleSlopes(
      values: values, record: record1, addingTo: environment.gradients)
  }

  /// From the first normalization, and the shortcut's, to the slope over the input.
  func backwardFirst(image: Int, parameters: PackedParameters) {
    let kernels = environment.kernels
    let slope = passing[0]
    let dx = inputSlope[image]
    block.normalization1.inputGradient(
      convolved1[image], dy: convolved2[image], record: record1, into: slope, kernels: kernels)
    environment.weightGradient(block.convolution1, input[image], dy: slope)
    block.convolution1.inputGradient(
      dy: slope, packed: parameters.backward(block.convolution1),
      residual: block.shortcut == nil ? outputSlope[image] : nil, into: dx, kernels: kernels)
    guard let shortcut = block.shortcut, let bypass else { return }
    shortcut.normalization.inputGradient(
      bypass[image], dy: outputSlope[image], record: bypassRecord, into: slope, kernels: kernels)
    environment.weightGradient(shortcut.convolution, input[image], dy: slope)
    shortcut.convolution.inputGradient(
      dy: slope, packed: parameters.backward(shortcut.convolution), residual: dx, into: dx,
      kernels: kernels)
  }

  func updateStatistics(_ statistics: inout [Float]) {
    block.normalization1.updateStatistics(&statistics, from: record1)
    block.normalization2.updateStatistics(&statistics, from: record2)
    block.shortcut?.normalization.updateStatistics(&statistics, from: bypassRecord)
  }
}
