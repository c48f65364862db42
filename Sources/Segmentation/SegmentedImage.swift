/// A picture taken apart.
public struct SegmentedImage: Hashable, Sendable {
  /// The glyphs in reading order: line by line, left to right.
  ///
  /// Empty for a blank page.
  public var glyphs: [Glyph]

  /// The polarity that was found or given.
  public var polarity: Polarity

  /// The number of text lines.
  public var lineCount: Int

  /// Creates a segmented picture.
  ///
  /// - Parameters:
  ///   - glyphs: The glyphs in reading order.
  ///   - polarity: The polarity of the ink.
  ///   - lineCount: The number of text lines.
  public init(glyphs: [Glyph], polarity: Polarity, lineCount: Int) {
    self.glyphs = glyphs
    self.polarity = polarity
    self.lineCount = lineCount
  }
}
