internal import FileSystem
internal import ImageCodecs
internal import Raster
internal import Segmentation

/// Makes a picture of a single sign into what the classifier sees, with the reader's own stages:
/// decoding, segmentation, normalization.
enum PictureGlyph {
  /// The largest pictures that are taken: training data is small, and there is much of it.
  static let limits = ImageLimits(maximumPixels: 16 << 20, maximumBytes: 64 << 20)

  /// Makes an encoded picture into a glyph.
  ///
  /// - Parameter bytes: A whole PNG or JPEG file.
  /// - Returns: The glyph, or `nil` where the picture shows nothing.
  /// - Throws: `ImageDecodingError`.
  static func glyph(decoding bytes: [UInt8]) throws(ImageDecodingError) -> NormalizedGlyph? {
    glyph(of: try ImageDecoder.decode(bytes, limits: limits, conversion: .contrast).image)
  }

  /// Makes a picture into a glyph.
  ///
  /// All ink that the reader would take for digits is one glyph: the reader may see two in a digit
  /// whose bar stands far off, but here it is known that there is one. A picture of 28×28 pixels
  /// on mostly pure black is one of MNIST's kind; its levels are the ink.
  ///
  /// - Parameter image: An upright gray picture.
  /// - Returns: The glyph, or `nil` where the picture shows nothing.
  static func glyph(of image: GrayImage) -> NormalizedGlyph? {
    if isInk(image) {
      let glyph = GlyphNormalizer.normalize(image)
      return glyph.ink.contains { $0 > 0 } ? glyph : nil
    }
    let glyphs = Segmenter.segment(image).glyphs
    guard var bounds = glyphs.first?.bounds else { return nil }
    if glyphs.count == 1 { return GlyphNormalizer.normalize(glyphs[0].ink) }
    for glyph in glyphs { bounds = bounds.union(glyph.bounds) }
    var ink = GrayImage(width: bounds.width, height: bounds.height, filledWith: 0)
    for glyph in glyphs {
      for y in 0..<glyph.bounds.height {
        for x in 0..<glyph.bounds.width {
          let column = glyph.bounds.x - bounds.x + x
          let row = glyph.bounds.y - bounds.y + y
          ink[column, row] = max(ink[column, row], glyph.ink[x, y])
        }
      }
    }
    return GlyphNormalizer.normalize(ink)
  }

  /// Whether a picture is one of MNIST's kind: white ink on a black that is nothing but 0.
  private static func isInk(_ image: GrayImage) -> Bool {
    let side = NormalizedGlyph.side
    return image.width == side && image.height == side
      && 2 * image.pixels.count { $0 == 0 } > side * side
  }
}
