/// How a glyph is normalized.
public struct NormalizationOptions: Hashable, Sendable {
  /// The side of the square that the digit fills, in pixels of the normalized glyph.
  public var boxSide = 20.0

  /// The least ink, 0 to 255, that counts when the digit's size is taken.
  public var floor: UInt8 = 40

  /// Whether the center of mass is moved by whole pixels only, which keeps edges as sharp as
  /// the resampling leaves them.
  public var wholePixelShift = true

  /// Whether faint glyphs are stretched to full ink.
  public var peak = true

  /// Creates the default options.
  public init() {}
}
