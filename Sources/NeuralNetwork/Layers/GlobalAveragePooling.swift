/// The mean of each channel over all pixels: Lin et al., "Network in network" (2013).
enum GlobalAveragePooling {
  /// Averages maps.
  ///
  /// - Parameters:
  ///   - x: [images, height, width, channels]
  ///   - y: [images, channels]
  static func forward(images: Int, _ x: FeatureMaps, into y: FloatBuffer) {
    let share = 1 / Float(x.height * x.width)
    for image in 0..<images {
      let means = unsafe y.base + image * x.channels
      for channel in 0..<x.channels { unsafe means[channel] = 0 }
      for row in 0..<x.height {
        for column in 0..<x.width {
          let pixel = unsafe x.interior + image * x.imageStride + row * x.rowStride
            + column * x.channels
          for channel in 0..<x.channels { unsafe means[channel] += pixel[channel] }
        }
      }
      for channel in 0..<x.channels { unsafe means[channel] *= share }
    }
  }

  /// Spreads the slope over the means evenly over the pixels.
  ///
  /// - Parameters:
  ///   - dy: [images, channels]
  ///   - dx: [images, height, width, channels]
  static func backward(images: Int, dy: FloatBuffer, into dx: FeatureMaps) {
    let share = 1 / Float(dx.height * dx.width)
    for image in 0..<images {
      let slopes = unsafe dy.base + image * dx.channels
      for row in 0..<dx.height {
        for column in 0..<dx.width {
          let pixel = unsafe dx.interior + image * dx.imageStride + row * dx.rowStride
            + column * dx.channels
          for channel in 0..<dx.channels { unsafe pixel[channel] = slopes[channel] * share }
        }
      }
    }
  }
}
