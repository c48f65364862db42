public import Raster

/// Makes glyphs into what the classifier sees.
public enum GlyphNormalizer {
  /// Scales ink into a 20×20 box and centers its mass in 28×28.
  ///
  /// - Parameter ink: 0 for paper to 255 for full ink, of any size.
  /// - Returns: The glyph; all bare where there is no ink.
  /// - Complexity: O(pixels).
  public static func normalize(_ ink: GrayImage) -> NormalizedGlyph {
    normalize(ink, options: NormalizationOptions())
  }

  /// Scales ink into a box and centers its mass.
  ///
  /// - Parameters:
  ///   - ink: 0 for paper to 255 for full ink, of any size.
  ///   - options: How it is done.
  /// - Returns: The glyph; all bare where there is no ink.
  /// - Complexity: O(pixels).
  public static func normalize(
    _ ink: GrayImage, options: NormalizationOptions
  ) -> NormalizedGlyph {
    let count = NormalizedGlyph.side * NormalizedGlyph.side
    return GlyphPlacement(of: ink, options: options)?.glyph
      ?? NormalizedGlyph(ink: Array(repeating: 0, count: count))
  }
}
