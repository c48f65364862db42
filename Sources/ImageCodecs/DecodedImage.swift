public import Raster

/// A decoded picture, upright.
public struct DecodedImage: Sendable {
  /// The gray picture, turned upright.
  public var image: GrayImage

  /// The format it was stored in.
  public var format: ImageFormat

  /// The EXIF orientation (1 to 8) that was undone; 1 if none was given.
  public var orientation: Int

  /// The rule by which colors became gray.
  public var weights: GrayWeights

  /// Creates a decoded picture.
  ///
  /// - Parameters:
  ///   - image: The gray picture, upright.
  ///   - format: The format it was stored in.
  ///   - orientation: The EXIF orientation that was undone.
  ///   - weights: The rule by which colors became gray.
  public init(
    image: GrayImage, format: ImageFormat, orientation: Int, weights: GrayWeights = .luma
  ) {
    self.image = image
    self.format = format
    self.orientation = orientation
    self.weights = weights
  }
}
