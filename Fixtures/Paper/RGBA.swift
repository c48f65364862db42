public import Raster

/// A color of three 8-bit channels, and how much of it there is.
public struct RGBA: Hashable, Sendable {
  /// The color.
  public var color: RGB

  /// 0 for a pixel that is transparent, 255 for one that is not.
  public var alpha: UInt8

  /// Creates a color.
  ///
  /// - Parameters:
  ///   - color: The color.
  ///   - alpha: 0 for transparent, 255 for opaque.
  public init(_ color: RGB, alpha: UInt8) {
    self.color = color
    self.alpha = alpha
  }
}
