internal import CKernels

/// The feature maps of a batch: NHWC, each map with a border of zeros one pixel wide.
///
/// The border lets a 3×3 kernel read past the edge without a question; nothing ever writes to it.
@safe
final class FeatureMaps {
  /// The most images it holds.
  let capacity: Int
  let height: Int
  let width: Int
  let channels: Int

  /// `[capacity][height + 2][width + 2][channels]`
  let storage: FloatBuffer

  init(capacity: Int, height: Int, width: Int, channels: Int) {
    self.capacity = capacity
    self.height = height
    self.width = width
    self.channels = channels
    storage = FloatBuffer(count: capacity * (height + 2) * (width + 2) * channels)
  }

  /// Floats from a row to the next.
  var rowStride: Int { (width + 2) * channels }

  /// Floats from an image to the next.
  var imageStride: Int { (height + 2) * rowStride }

  /// The corner of the first image's border.
  var corner: UnsafeMutablePointer<Float> { unsafe storage.base }

  /// The first pixel of the first image.
  var interior: UnsafeMutablePointer<Float> { unsafe storage.base + rowStride + channels }

  /// The pixels of the first `images` images, as the kernels want them told.
  func extent(images: Int) -> dgk_maps {
    precondition(images <= capacity, "\(images) images in room for \(capacity)")
    return dgk_maps(
      images: Int32(images), height: Int32(height), width: Int32(width),
      channels: Int32(channels), image: imageStride, row: rowStride)
  }
}

extension FeatureMaps {
  /// Writes one image, given plane after plane: [channels, height, width].
  ///
  /// - Parameters:
  ///   - planes: At least `channels * height * width` values.
  ///   - image: Which image of the batch.
  func load(_ planes: ArraySlice<Float>, image: Int) {
    let pixels = height * width
    precondition(planes.count >= channels * pixels, "\(planes.count) values for an image")
    unsafe planes.withUnsafeBufferPointer { source in
      for channel in 0..<channels {
        for row in 0..<height {
          let target = unsafe interior + image * imageStride + row * rowStride + channel
          for column in 0..<width {
            unsafe target[column * channels] = source[channel * pixels + row * width + column]
          }
        }
      }
    }
  }
}
