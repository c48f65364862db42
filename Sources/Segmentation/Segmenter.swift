public import Raster

/// Takes a picture apart into glyphs.
public enum Segmenter {
  /// Finds the glyphs of a picture.
  ///
  /// - Parameters:
  ///   - image: An upright gray picture.
  ///   - options: What is known about it.
  /// - Returns: The glyphs in reading order; none for a blank page, which is no error.
  /// - Complexity: O(pixels), near enough; memory in proportion to an eighth of the pixels and to
  ///   the runs of ink.
  public static func segment(
    _ image: GrayImage, options: SegmentationOptions = SegmentationOptions()
  ) -> SegmentedImage {
    guard
      let levels = findInkLevels(
        in: image, thresholding: options.thresholding, polarity: options.polarity)
    else {
      return SegmentedImage(
        glyphs: [], polarity: options.polarity ?? .darkOnLight, lineCount: 0)
    }
    let blank = SegmentedImage(glyphs: [], polarity: levels.polarity, lineCount: 0)
    let mask = binarize(image, threshold: levels.threshold, polarity: levels.polarity)
    let components = legibleComponents(
      of: connectedComponents(in: mask, connectivity: options.connectivity),
      in: image, mask: mask, levels: levels, options: options.legibility)
    let strokeWidth = strokeWidth(of: components)
    let pieces = mendBrokenStrokes(
      in: components, strokeWidth: strokeWidth, options: options.grouping)
    guard let lineHeight = lineHeight(of: pieces) else { return blank }
    let digits = pieces.flatMap { piece in
      piece.count > 1
        ? [piece]
        : splitComponent(piece[0], lineHeight: lineHeight, options: options.splitting).map { [$0] }
    }
    let groups = groupGlyphs(
      digits, lineHeight: lineHeight, strokeWidth: strokeWidth, options: options.grouping)
    let inkOfLevel = levels.inkOfLevel
    var glyphs = groups.map { group in
      let (bounds, ink) = cutInk(of: group, from: image, mask: mask, inkOfLevel: inkOfLevel)
      return Glyph(bounds: bounds, ink: ink, line: 0)
    }
    let lines = readingOrder(of: glyphs.map(\.bounds))
    for (line, members) in lines.enumerated() {
      for index in members { glyphs[index].line = line }
    }
    return SegmentedImage(
      glyphs: lines.flatMap { $0.map { glyphs[$0] } }, polarity: levels.polarity,
      lineCount: lines.count)
  }
}
