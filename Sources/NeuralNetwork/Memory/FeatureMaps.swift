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

  /// What its elements are.
  let precision: Precision

  /// All elements: [capacity, height + 2, width + 2, channels], and what kernels may read behind them.
  private let storage: AlignedBytes

  init(
    capacity: Int, height: Int, width: Int, channels: Int, precision: Precision = .single
  ) {
    self.capacity = capacity
    self.height = height
    self.width = width
    self.channels = channels
    self.precision = precision
    storage = AlignedBytes(
      count: (capacity * (height + 2) * (width + 2) * channels + dgk_slack(channels))
        * precision.elementSize)
  }

  /// Elements in an image, its border included.
  var imageStride: Int { (height + 2) * (width + 2) * channels }

  /// The maps of one image.
  subscript(image: Int) -> FeatureMap {
    precondition((0..<capacity).contains(image), "image \(image) in room for \(capacity)")
    return unsafe FeatureMap(
      corner: storage.base + image * imageStride * precision.elementSize, height: height,
      width: width, channels: channels, precision: precision)
  }

  /// Every value, borders included: [capacity, height + 2, width + 2, channels].
  var values: [Float] {
    let count = capacity * imageStride
    return switch precision {
    case .single:
      unsafe Array(
        UnsafeBufferPointer(start: storage.base.assumingMemoryBound(to: Float.self), count: count))
    case .bfloat16:
      unsafe UnsafeBufferPointer(
        start: storage.base.assumingMemoryBound(to: UInt16.self), count: count
      ).map { Float(bitPattern: UInt32($0) << 16) }
    }
  }
}
