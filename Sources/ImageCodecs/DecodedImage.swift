public import Raster

/// A decoded picture, upright.
public struct DecodedImage: Sendable {
  /// The gray picture, turned upright.
  public var image: GrayImage

  /// The format it was stored in.
  public var format: ImageFormat

  /// The EXIF orientation (1 to 8) that was undone; 1 if none was given.
  public var orientation: Int

  /// Creates a decoded picture.
  ///
  /// - Parameters:
  ///   - image: The gray picture, upright.
  ///   - format: The format it was stored in.
  ///   - orientation: The EXIF orientation that was undone.
  public init(image: GrayImage, format: ImageFormat, orientation: Int) {
    self.image = image
    self.format = format
    self.orientation = orientation
  }
}
