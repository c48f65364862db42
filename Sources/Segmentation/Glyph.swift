public import Raster

/// One digit cut out of a picture: the parts that belong together.
public struct Glyph: Hashable, Sendable {
  /// Where it stands in the picture.
  public var bounds: Rect

  /// Its ink inside the bounds: 0 is paper or another glyph's ink, 255 full ink.
  public var ink: GrayImage

  /// The number of its text line, from the top, starting at 0.
  public var line: Int

  /// Creates a glyph.
  ///
  /// - Parameters:
  ///   - bounds: Where it stands in the picture.
  ///   - ink: Its ink inside the bounds.
  ///   - line: The number of its text line.
  public init(bounds: Rect, ink: GrayImage, line: Int) {
    self.bounds = bounds
    self.ink = ink
    self.line = line
  }
}
