internal import CKernels

/// The mean of each channel over all pixels: Lin et al., "Network in network" (2013).
enum GlobalAveragePooling {
  /// Averages the maps of an image.
  ///
  /// - Parameters:
  ///   - x: [height, width, channels]
  ///   - image: Which image of the batch.
  ///   - y: [images, channels]
  ///   - kernels: The loops that do the work.
  static func forward(_ x: FeatureMap, image: Int, into y: FloatBuffer, kernels: Kernels) {
    precondition(y.count >= (image + 1) * x.channels && x.precision == kernels.precision)
    var extent = x.extent
    unsafe kernels.table.pointee.average(
      &extent, x.interior, 1 / Float(x.height * x.width), y.base + image * x.channels)
  }

  /// Spreads the slope over an image's means evenly over the pixels.
  ///
  /// - Parameters:
  ///   - dy: [images, channels]
  ///   - image: Which image of the batch.
  ///   - dx: [height, width, channels]
  ///   - kernels: The loops that do the work.
  static func backward(dy: FloatBuffer, image: Int, into dx: FeatureMap, kernels: Kernels) {
    precondition(dy.count >= (image + 1) * dx.channels && dx.precision == kernels.precision)
    var extent = dx.extent
    unsafe kernels.table.pointee.spread(
      &extent, dy.base + image * dx.channels, 1 / Float(dx.height * dx.width), dx.interior)
  }
}
