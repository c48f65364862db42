public import Raster

/// A picture with its paper taken away: how much ink each pixel holds, and which pixels are ink.
///
/// It may be larger than the picture that it was made of: small writing is enlarged before it is
/// parted from its paper.
public struct InkPicture: Hashable, Sendable {
  /// The ink of every pixel: 0 for paper to 255 for full ink.
  ///
  /// Rules, frames and specks that were taken out are paper here too.
  public var ink: GrayImage

  /// The pixels that are ink, of the size of ``ink``.
  public var mask: Mask

  /// Whether the ink is darker or lighter than the paper.
  public var polarity: Polarity

  /// How many pixels of this picture stand for one of the picture that it was made of, along each
  /// axis.
  public var scale: Double

  /// Whether the paper has one level, as that of a drawing has: then no remains of printed boxes are
  /// to be expected.
  public var isPaperEven: Bool

  /// Creates a picture of ink.
  ///
  /// - Parameters:
  ///   - ink: The ink of every pixel.
  ///   - mask: The pixels that are ink.
  ///   - polarity: Whether the ink is darker or lighter than the paper.
  ///   - scale: How many of its pixels stand for one of the source.
  ///   - isPaperEven: Whether the paper has one level.
  public init(
    ink: GrayImage, mask: Mask, polarity: Polarity, scale: Double = 1, isPaperEven: Bool = false
  ) {
    precondition(
      ink.width == mask.width && ink.height == mask.height,
      "ink of \(ink.width)×\(ink.height), a mask of \(mask.width)×\(mask.height)")
    self.ink = ink
    self.mask = mask
    self.polarity = polarity
    self.scale = scale
    self.isPaperEven = isPaperEven
  }
}
