internal import CKernels

/// The feature maps of one image in fixed point: NHWC with a border of zeros one pixel wide, as
/// ``FeatureMaps``.
@safe
final class FixedPointMap {
  let height: Int
  let width: Int
  let channels: Int

  /// What one unit of each channel stands for.
  let units: [Float]

  private let storage: AlignedBytes

  init(height: Int, width: Int, units: [Float]) {
    self.height = height
    self.width = width
    self.units = units
    channels = units.count
    storage = AlignedBytes(
      count: (height + 2) * (width + 2) * units.count + dgk_slack(units.count))
  }

  /// Elements from a row to the next.
  var rowStride: Int { (width + 2) * channels }

  /// The corner of the border.
  var corner: UnsafeMutablePointer<Int8> {
    unsafe storage.base.assumingMemoryBound(to: Int8.self)
  }

  /// The first pixel.
  var interior: UnsafeMutablePointer<Int8> { unsafe corner + rowStride + channels }

  /// Writes an image, given plane after plane: [channels, height, width].
  ///
  /// - Parameter planes: At least `channels * height * width` finite values. What is higher than a map's
  ///   elements can be becomes the highest of them, what is negative 0.
  func load(_ planes: ArraySlice<Float>) {
    let pixels = height * width
    precondition(planes.count >= channels * pixels, "\(planes.count) values for an image")
    let highest = Float(DGK_FIXED_LIMIT)
    unsafe planes.withUnsafeBufferPointer { source in
      for channel in 0..<channels {
        let factor = 1 / units[channel]
        for row in 0..<height {
          let target = unsafe interior + row * rowStride + channel
          let first = (channel * height + row) * width
          for column in 0..<width {
            // Halves go up here: nothing hangs on it, as no level but this one loads images.
            let value = unsafe min(max(source[first + column] * factor + 0.5, 0), highest)
            unsafe target[column * channels] = Int8(value)
          }
        }
      }
    }
  }

  /// The mean of each channel over all pixels.
  ///
  /// Sums are exact: they do not depend on how they are added up.
  func average(into means: FloatBuffer) {
    precondition(means.count >= channels)
    let share = 1 / Float(height * width)
    var sums = [Int32](repeating: 0, count: channels)
    for row in 0..<height {
      let first = unsafe interior + row * rowStride
      // Pixel after pixel: a vector of channels is added at a time.
      for column in 0..<width {
        let pixel = unsafe first + column * channels
        for channel in 0..<channels { sums[channel] &+= unsafe Int32(pixel[channel]) }
      }
    }
    for channel in 0..<channels {
      unsafe means.base[channel] = Float(sums[channel]) * units[channel] * share
    }
  }
}
