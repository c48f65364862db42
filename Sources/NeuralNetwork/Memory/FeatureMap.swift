internal import CKernels

/// The maps of one image: a part of ``FeatureMaps``, and no longer there than they.
///
/// Layers go through a batch image by image, all steps of one before the next: what a step writes is then
/// still in the cache when the following one reads it.
@safe
struct FeatureMap {
  /// The corner of the border.
  let corner: UnsafeMutableRawPointer
  let height: Int
  let width: Int
  let channels: Int

  /// What its elements are.
  let precision: Precision

  /// Elements from a row to the next.
  var rowStride: Int { (width + 2) * channels }

  /// The first pixel.
  var interior: UnsafeMutableRawPointer { unsafe at(rowStride + channels, from: corner) }

  /// What lies some elements behind a place.
  func at(_ elements: Int, from place: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    unsafe place + elements * precision.elementSize
  }

  /// The pixels, as the kernels want them told.
  var extent: dgk_maps {
    dgk_maps(
      images: 1, height: Int32(height), width: Int32(width), channels: Int32(channels), image: 0,
      row: rowStride)
  }

  /// Writes the image, given plane after plane: [channels, height, width].
  ///
  /// - Parameter planes: At least `channels * height * width` values.
  func load(_ planes: ArraySlice<Float>) {
    let pixels = height * width
    precondition(planes.count >= channels * pixels, "\(planes.count) values for an image")
    unsafe planes.withUnsafeBufferPointer { source in
      for channel in 0..<channels {
        for row in 0..<height {
          let first = unsafe at(row * rowStride + channel, from: interior)
          let line = unsafe UnsafeBufferPointer(
            rebasing: source[
              (channel * height + row) * width..<(channel * height + row + 1) * width])
          switch precision {
          case .single:
            let target = unsafe first.assumingMemoryBound(to: Float.self)
            for column in 0..<width { unsafe target[column * channels] = line[column] }
          case .bfloat16:
            let target = unsafe first.assumingMemoryBound(to: UInt16.self)
            for column in 0..<width { unsafe target[column * channels] = bfloat16(line[column]) }
          }
        }
      }
    }
  }
}
