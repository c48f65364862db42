public import Raster

/// Whether ink is darker or lighter than the paper.
public enum Polarity: String, Hashable, Sendable {
  case darkOnLight
  case lightOnDark
}

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

/// What segmentation is told.
public struct SegmentationOptions: Hashable, Sendable {
  /// The polarity of the ink, or `nil` to find it.
  public var polarity: Polarity?

  /// Creates options.
  ///
  /// - Parameter polarity: The polarity of the ink, or `nil` to find it.
  public init(polarity: Polarity? = nil) {
    self.polarity = polarity
  }
}

/// A picture taken apart.
public struct SegmentedImage: Sendable {
  /// The glyphs in reading order: line by line, left to right. Empty for a blank page.
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

/// Takes a picture apart into glyphs.
public enum Segmenter {
  /// Finds the glyphs of a picture.
  ///
  /// - Parameters:
  ///   - image: An upright gray picture.
  ///   - options: What is known about it.
  public static func segment(
    _ image: GrayImage, options: SegmentationOptions = SegmentationOptions()
  ) -> SegmentedImage {
    SegmentedImage(glyphs: [], polarity: .darkOnLight, lineCount: 0)
  }
}

/// Makes glyphs into what the classifier sees.
public enum GlyphNormalizer {
  /// Scales ink into a 20×20 box and centers its mass in 28×28.
  ///
  /// - Parameter ink: 0 for paper to 255 for full ink, of any size.
  public static func normalize(_ ink: GrayImage) -> NormalizedGlyph {
    NormalizedGlyph(ink: Array(repeating: 0, count: 784))
  }
}
