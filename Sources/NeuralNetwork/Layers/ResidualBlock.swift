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
