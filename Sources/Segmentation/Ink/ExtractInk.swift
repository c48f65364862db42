public import Raster

/// Parts the ink of a picture from its paper.
///
/// Paper of one level, as that of a drawing, is parted from the ink by one level (Otsu 1979). Other
/// paper is taken away first: small pictures are enlarged, the background is the mean of the paper
/// around each pixel, and ink is what is darker by half as much as full ink. Then frames, rules,
/// underlines and specks go.
///
/// - Parameters:
///   - image: An upright gray picture.
///   - options: What is known about it.
/// - Returns: The ink, or `nil` for a picture of a single color or without pixels. Paper that has
///   nothing but noise and shade on it gives a picture without ink.
/// - Complexity: O(pixels); memory of two bytes a pixel, and of what its runs of ink take.
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
  return inkOnUnevenPaper(image, levels: levels, options: options)
}

private func inkOnEvenPaper(
  _ image: GrayImage, levels: InkLevels, options: SegmentationOptions
) -> InkPicture {
  let mask = binarize(image, threshold: levels.threshold, polarity: levels.polarity)
  let clean = cleaned(mask, in: image, levels: levels, options: options)
  let inkOfLevel = levels.inkOfLevel
  var ink = image
  apply(inkOfLevel, to: &ink)
  if clean != mask { ink.keep(clean, of: mask, reach: 2) }
  return InkPicture(ink: ink, mask: clean, polarity: levels.polarity)
}

private func inkOnUnevenPaper(
  _ source: GrayImage, levels: InkLevels, options: SegmentationOptions
) -> InkPicture {
  let scale = enlargement(
    of: source, to: options.ink.minimumPictureHeight / Double(source.height), options: options.ink)
  let image = scale > 1 ? enlarge(source, by: scale) : source
  var levels = levels
  let reduction = reductionForPaper(of: image)
  let small = reduce(image, by: reduction)
  let paper = options.ink.paper
  let spread = paperSpread(of: image, options: paper) / Double(reduction)
  if options.polarity == nil {
    levels.polarity = findPaperPolarity(of: small, spread: spread, levels: levels)
  }
  let flip: UInt8 = levels.polarity == .darkOnLight ? 0 : 255
  var background = estimateBackground(of: small, flip: flip, spread: spread, options: paper)
  background.cell *= reduction
  let map = InkMap(of: image, background: background, flip: flip)
  guard let strength = inkStrength(of: map.residuals, options: paper) else {
    return InkPicture(
      ink: map.image, mask: Mask(width: image.width, height: image.height),
      polarity: levels.polarity, scale: scale)
  }
  let mask = binarize(
    map.image, threshold: UInt8(max(0, min(254, paper.maskLevel * strength))),
    polarity: .lightOnDark)
  levels.paper = flip == 0 ? 255 : 0
  levels.ink = abs(levels.paper - strength)
  let clean = cleaned(mask, in: image, levels: levels, options: options)
  var ink = map.image
  apply((0..<256).map { UInt8(min(255, (255 * Double($0) / strength).rounded())) }, to: &ink)
  ink.keep(clean, of: mask, reach: 1 + Int(scale.rounded()))
  return InkPicture(ink: ink, mask: clean, polarity: levels.polarity, scale: scale)
}

/// The mask without lines, specks and noise.
private func cleaned(
  _ mask: Mask, in image: GrayImage, levels: InkLevels, options: SegmentationOptions
) -> Mask {
  let unruled = withoutLines(mask, connectivity: options.connectivity, options: options.ink)
  let legible = legibleComponents(
    of: connectedComponents(in: unruled, connectivity: options.connectivity), in: image,
    mask: unruled, levels: levels, options: options.legibility)
  return Mask(
    width: mask.width, height: mask.height,
    components: withoutSpecks(legible, in: unruled, options: options.ink.specks))
}
