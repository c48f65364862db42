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
    let side = NormalizedGlyph.side
    let bare = NormalizedGlyph(ink: Array(repeating: 0, count: side * side))
    guard let mass = InkMass(of: ink, floor: options.floor) else { return bare }
    let scale = options.boxSide / Double(max(mass.bounds.width, mass.bounds.height))
    // Where the left top corner of the ink comes to lie.
    var left = Double(side) / 2 - (mass.centroidX - Double(mass.bounds.x)) * scale
    var top = Double(side) / 2 - (mass.centroidY - Double(mass.bounds.y)) * scale
    if options.wholePixelShift {
      left = left.rounded()
      top = top.rounded()
    }
    let columns = ResamplingWeights(
      sourceStart: mass.bounds.x, sourceCount: mass.bounds.width, origin: left, scale: scale,
      count: side)
    let rows = ResamplingWeights(
      sourceStart: mass.bounds.y, sourceCount: mass.bounds.height, origin: top, scale: scale,
      count: side)
    var values = resample(ink, columns: columns, rows: rows)
    if options.peak { stretchPeak(of: &values) }
    return NormalizedGlyph(ink: values)
  }
}
