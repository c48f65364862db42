/// What a file says about its picture before its pixels.
public struct ImageHeader: Hashable, Sendable {
  /// The format.
  public var format: ImageFormat

  /// The number of pixels in a stored row.
  public var width: Int

  /// The number of stored rows.
  public var height: Int

  /// The EXIF orientation (1 to 8); 1 if none is given.
  public var orientation: Int

  /// Whether pixels are stored as colors; they may be grays all the same.
  public var hasColor: Bool

  /// Creates a header.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - width: The number of pixels in a stored row.
  ///   - height: The number of stored rows.
  ///   - orientation: The EXIF orientation (1 to 8).
  ///   - hasColor: Whether pixels are stored as colors.
  public init(
    format: ImageFormat, width: Int, height: Int, orientation: Int, hasColor: Bool = false
  ) {
    self.format = format
    self.width = width
    self.height = height
    self.orientation = orientation
    self.hasColor = hasColor
  }

  /// The number of pixels in a row once the picture is upright.
  public var uprightWidth: Int { orientation >= 5 ? height : width }

  /// The number of rows once the picture is upright.
  public var uprightHeight: Int { orientation >= 5 ? width : height }
}
