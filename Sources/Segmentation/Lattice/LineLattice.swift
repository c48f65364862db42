public import Raster

/// All ways to part the ink of one text line into digits.
public struct LineLattice: Sendable {
  /// The ink from left to right.
  public let primitives: [Primitive]

  /// The candidates for digits, by their first primitive, then by their last.
  public let spans: [DigitSpan]

  /// The height of the line's writing, in pixels of the source picture.
  public let lineHeight: Double

  let picture: InkPicture
  let pieces: [Component]

  init(
    primitives: [Primitive], spans: [DigitSpan], lineHeight: Double, picture: InkPicture,
    pieces: [Component]
  ) {
    self.primitives = primitives
    self.spans = spans
    self.lineHeight = lineHeight
    self.picture = picture
    self.pieces = pieces
  }

  /// A candidate as the classifier sees it: its own ink, and around it that of its neighbors.
  ///
  /// - Parameter span: One of ``spans``.
  /// - Returns: The glyph with its context.
  public func glyph(of span: DigitSpan) -> NormalizedGlyph {
    let (_, ink) = cutInk(
      of: Array(pieces[span.primitives]), from: picture.ink, mask: picture.mask,
      inkOfLevel: Array(0...255))
    return GlyphNormalizer.normalize(ink)
  }

  /// Tells of each ink pixel of a candidate, in pixels of the source picture.
  ///
  /// What training labels candidates by: see whose ink they hold.
  ///
  /// - Parameters:
  ///   - span: One of ``spans``.
  ///   - body: Told the column and the row of a pixel; one pixel of the source may come up several times.
  public func forEachSourcePixel(of span: DigitSpan, _ body: (_ x: Int, _ y: Int) -> Void) {
    for piece in pieces[span.primitives] {
      for run in piece.runs {
        for x in run.columns {
          body(
            Int((Double(x) + 0.5) / picture.scale), Int((Double(run.y) + 0.5) / picture.scale))
        }
      }
    }
  }
}
