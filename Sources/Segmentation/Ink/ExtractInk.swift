public import Raster

/// Parts the ink of a picture from its paper.
///
/// Paper of one level, as that of a drawing, is parted from the ink by one level (Otsu 1979). Other
/// paper is taken away first: small pictures are enlarged, the background is the mean of the paper
/// around each pixel, strong shade is made light, and ink is what is darker by half as much as full
/// ink. Then shade at the sides, boxes, frames, rules, underlines and specks go.
///
/// - Parameters:
///   - image: An upright gray picture.
///   - options: What is known about it.
/// - Returns: The ink, or `nil` for a picture of a single color or without pixels. Paper that has
///   nothing but noise and shade on it gives a picture without ink.
/// - Complexity: O(pixels); memory of two bytes a pixel, three of a picture in shade, and of what its runs of ink
///   take.
public func extractInk(
  from image: GrayImage, options: SegmentationOptions = SegmentationOptions()
) -> InkPicture? {
  let histogram = Histogram(of: image)
  guard
    let levels = findInkLevels(
      in: image, histogram: histogram, thresholding: options.thresholding,
      polarity: options.polarity)
  else { return nil }
  if options.thresholding != .otsu
    || isPaperEven(histogram, levels: levels, options: options.ink.paper)
  {
    return inkOnEvenPaper(image, levels: levels, options: options)
  }
  // What lies around a pixel tells its paper, and around a digit cut out of its drawing there is nothing.
  if Double(image.height) < options.ink.minimumPictureHeight,
    let paper = paperAroundCutOut(
      image, histogram: histogram, levels: levels, options: options.ink.paper)
  {
    let margin = Int((options.ink.cutOutMargin * Double(image.height)).rounded(.up))
    return inkOnUnevenPaper(
      image.withMargin(margin, of: paper), levels: levels, options: options
    ).withoutMargin(margin, of: image)
  }
  return inkOnUnevenPaper(image, levels: levels, options: options)
}

private func inkOnEvenPaper(
  _ source: GrayImage, levels: InkLevels, options: SegmentationOptions
) -> InkPicture {
  let limits = options.ink
  var mask = binarize(source, threshold: levels.threshold, polarity: levels.polarity)
  var legible = legibleInk(of: mask, in: source, levels: levels, options: options)
  var image = source
  var scale = 1.0
  if let height = lineHeight(of: legible), height < limits.minimumLineHeight {
    scale = enlargement(
      of: source, to: limits.enlargedLineHeight / max(1, height), options: limits)
    if scale > 1 {
      image = enlarge(source, by: scale)
      mask = binarize(image, threshold: levels.threshold, polarity: levels.polarity)
      // Enlarged, edges are softer.
      var options = options
      if limits.softensEdgesOfEnlarged { options.legibility.edgeBlur *= scale }
      legible = legibleInk(of: mask, in: image, levels: levels, options: options)
    }
  }
  let clean = Mask(
    width: mask.width, height: mask.height,
    components: limits.removesSpecks
      ? withoutSpecks(legible, in: mask, options: limits.specks) : legible)
  apply(levels.inkOfLevel, to: &image)
  if clean != mask { image.keep(clean, of: mask, reach: 1 + Int(scale.rounded())) }
  return InkPicture(
    ink: image, mask: clean, polarity: levels.polarity, scale: scale, isPaperEven: true)
}

private func inkOnUnevenPaper(
  _ source: GrayImage, levels: InkLevels, options: SegmentationOptions
) -> InkPicture {
  let scale = enlargement(
    of: source, to: options.ink.minimumPictureHeight / Double(source.height), options: options.ink)
  let image = scale > 1 ? enlarge(source, by: scale) : source
  let found = PaperlessInk(of: image, levels: levels, options: options)
  guard let strength = found.strength else {
    return InkPicture(
      ink: found.map, mask: found.mask, polarity: found.levels.polarity, scale: scale)
  }
  var mask = found.mask
  mask.subtract(
    sideShade(in: mask, of: found.image, levels: found.levels, options: options))
  let specks = options.ink.specks
  // Enlarged, the grain of paper is softer, and so are edges.
  let grain = 1 + 0.15 * (scale - 1)
  var options = options
  options.legibility.minimumClarity *= grain
  options.legibility.certainClarity *= grain
  options.legibility.edgeBlur *= scale
  var kept = legibleInk(
    of: mask, in: found.image, map: found.map, levels: found.levels, options: options)
  if options.ink.removesSpecks { kept = withoutSpecks(kept, in: mask, options: specks) }
  if options.ink.removesFrames { kept = withoutFrameRemains(kept, in: mask, options: specks) }
  kept = withoutPaleSides(kept, in: found.map, options: options.ink.paper)
  let clean = Mask(width: mask.width, height: mask.height, components: kept)
  var ink = found.map
  apply((0..<256).map { UInt8(min(255, (255 * Double($0) / strength).rounded())) }, to: &ink)
  ink.keep(clean, of: found.mask, reach: 1 + Int(scale.rounded()))
  return InkPicture(ink: ink, mask: clean, polarity: found.levels.polarity, scale: scale)
}

/// The ink of a mask that may be writing, frames, rules and noise taken out.
private func legibleInk(
  of mask: Mask, in image: GrayImage, map: GrayImage? = nil, levels: InkLevels,
  options: SegmentationOptions
) -> [Component] {
  let all = connectedComponents(in: mask, connectivity: options.connectivity)
  guard
    let unruled = withoutLines(
      mask, components: all, ink: map, strength: levels.contrast,
      connectivity: options.connectivity, options: options.ink)
  else {
    return legibleComponents(
      of: all, in: image, mask: mask, levels: levels, options: options.legibility)
  }
  return legibleComponents(
    of: connectedComponents(in: unruled, connectivity: options.connectivity), in: image,
    mask: unruled, levels: levels, options: options.legibility)
}
