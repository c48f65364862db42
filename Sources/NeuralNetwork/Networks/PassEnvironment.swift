/// What all parts of a ``TrainingPass`` share.
@safe
final class PassEnvironment {
  /// The loops that do the work.
  let kernels: Kernels

  /// The slope of the loss over each parameter of the network; added to.
  let gradients: FloatBuffer

  /// What gradients of weights need while they are computed.
  private var room = AlignedBytes(count: 0)

  init(kernels: Kernels, parameterCount: Int) {
    self.kernels = kernels
    gradients = FloatBuffer(count: parameterCount)
  }

  /// Makes sure that a convolution's gradient finds room.
  func reserve(_ convolution: Convolution, _ x: FeatureMaps, dy: FeatureMaps) {
    let needed = convolution.gradientRoom(x[0], dy: dy[0], kernels: kernels)
    if needed > room.count { room = AlignedBytes(count: needed) }
  }

  /// Adds the slope over a convolution's weights.
  func weightGradient(_ convolution: Convolution, _ x: FeatureMap, dy: FeatureMap) {
    convolution.weightGradient(x, dy: dy, addingTo: gradients, room: room, kernels: kernels)
  }
}
