/// How a glyph is normalized.
public struct NormalizationOptions: Hashable, Sendable {
  /// The side of the square that the digit fills, in pixels of the normalized glyph.
  public var boxSide = 20.0

  /// Where the center of mass comes to lie, across and down, in pixel edges.
  ///
  /// In MNIST it lies between 14 and 15, evenly spread.
  public var center = 14.5

  /// The least ink, 0 to 255, that counts when the digit's size is taken.
  public var floor: UInt8 = 40

  /// Whether the center of mass is moved by whole pixels only, which keeps edges as sharp as
  /// the resampling leaves them.
  public var wholePixelShift = true

  /// The least ink, 0 to 1, that half of a glyph's mass reaches; fainter glyphs are stretched.
  public var minimumPeak = 0.6

  /// Creates the default options.
  public init() {}
}
