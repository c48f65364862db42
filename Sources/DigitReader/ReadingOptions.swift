public import ImageCodecs
public import Segmentation

/// What a reader is told about pictures, and what it may take for them.
public struct ReadingOptions: Hashable, Sendable {
  /// The trust floor, from 0 to 1: a digit of less confidence is uncertain, and so its picture is
  /// for a person to review.
  public var minimumConfidence: Float

  /// What is known about the ink.
  public var segmentation: SegmentationOptions

  /// The largest pictures and files that are decoded.
  public var limits: ImageLimits

  /// Creates options.
  ///
  /// - Parameters:
  ///   - minimumConfidence: The trust floor, from 0 to 1.
  ///   - segmentation: What is known about the ink.
  ///   - limits: The largest pictures and files that are decoded.
  public init(
    minimumConfidence: Float = 0.5, segmentation: SegmentationOptions = SegmentationOptions(),
    limits: ImageLimits = ImageLimits()
  ) {
    self.minimumConfidence = minimumConfidence
    self.segmentation = segmentation
    self.limits = limits
  }
}
