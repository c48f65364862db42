/// What a decoder may take, checked from the header before memory is taken.
///
/// A decoder holds the gray pixels, one byte each, and a few rows; where colors are looked at again
/// (``GrayConversion/contrast``), for a while perhaps the gray pixels twice. A progressive JPEG also holds
/// two bytes for each sample of each component until its last scan: see ``maximumWorkingBytes``.
public struct ImageLimits: Hashable, Sendable {
  /// The most pixels (width × height) of one picture.
  public var maximumPixels: Int

  /// The most bytes of one encoded file.
  public var maximumBytes: Int

  /// The most pixels in a row or a column: what bounds the rows a decoder holds.
  public var maximumSide: Int

  /// The most scans of one progressive JPEG; encoders make about ten.
  ///
  /// A scan of a few bytes costs a pass over the whole picture, so that a small file of many scans
  /// would keep a decoder busy for hours.
  public var maximumScans: Int

  /// Creates limits.
  ///
  /// - Parameters:
  ///   - maximumPixels: The most pixels of one picture.
  ///   - maximumBytes: The most bytes of one encoded file.
  ///   - maximumSide: The most pixels in a row or a column.
  ///   - maximumScans: The most scans of one progressive JPEG.
  public init(
    maximumPixels: Int = 100_000_000, maximumBytes: Int = 512 << 20,
    maximumSide: Int = 1_000_000, maximumScans: Int = 64
  ) {
    self.maximumPixels = maximumPixels
    self.maximumBytes = maximumBytes
    self.maximumSide = maximumSide
    self.maximumScans = maximumScans
  }

  /// The most bytes libjpeg may hold beside the gray pixels: 8 a pixel, that is four components at
  /// full size, and 64 MiB.
  public var maximumWorkingBytes: Int {
    let (samples, overflow) = maximumPixels.multipliedReportingOverflow(by: 8)
    let (total, overflowOfTotal) = samples.addingReportingOverflow(64 << 20)
    return overflow || overflowOfTotal ? .max : total
  }
}
