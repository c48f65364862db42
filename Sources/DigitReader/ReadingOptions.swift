public import ImageCodecs
public import Segmentation

/// What a reader is told about pictures, and what it may take for them.
public struct ReadingOptions: Hashable, Sendable {
  /// The trust floor where none is given.
  ///
  /// From here on more than 99 of 100 numbers are read right that are drawn, written on cheques or in log
  /// books, by risk and coverage on pictures that no network learned from; the model card has the curves.
  /// `digits eval --strings` tells what another floor gives on pictures of one's own.
  public static let defaultMinimumConfidence: Float = 0.9825

  /// The trust floor, from 0 to 1: a number of less confidence, or with a digit of less, is for a
  /// person to review.
  public var minimumConfidence: Float

  /// What is known of the numbers.
  public var constraint: NumberConstraint

  /// What is known about the ink.
  public var segmentation: SegmentationOptions

  /// How candidates become numbers.
  public var decoding: DecodingOptions

  /// When a picture is read once more, with other settings.
  public var secondReading: SecondReadingOptions

  /// The largest pictures and files that are decoded.
  public var limits: ImageLimits

  /// How the colors of a picture become gray.
  public var conversion: GrayConversion

  /// Creates options.
  ///
  /// - Parameters:
  ///   - minimumConfidence: The trust floor, from 0 to 1.
  ///   - constraint: What is known of the numbers.
  ///   - segmentation: What is known about the ink.
  ///   - decoding: How candidates become numbers.
  ///   - secondReading: When a picture is read once more.
  ///   - limits: The largest pictures and files that are decoded.
  ///   - conversion: How the colors of a picture become gray.
  public init(
    minimumConfidence: Float = Self.defaultMinimumConfidence,
    constraint: NumberConstraint = NumberConstraint(),
    segmentation: SegmentationOptions = SegmentationOptions(),
    decoding: DecodingOptions = DecodingOptions(),
    secondReading: SecondReadingOptions = SecondReadingOptions(),
    limits: ImageLimits = ImageLimits(),
    conversion: GrayConversion = .contrast
  ) {
    self.minimumConfidence = minimumConfidence
    self.constraint = constraint
    self.segmentation = segmentation
    self.decoding = decoding
    self.secondReading = secondReading
    self.limits = limits
    self.conversion = conversion
  }
}
