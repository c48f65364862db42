internal import Raster

/// Ink parted from paper that is not of one level.
struct PaperlessInk {
  /// The picture that the ink was found in: the one given, under even light.
  let image: GrayImage

  /// How much darker than its paper each pixel is; for a negative, how much lighter.
  let map: GrayImage

  /// The level of full ink in the map; `nil` if nothing is darker than the paper.
  let strength: Double?

  /// The pixels that are ink.
  let mask: Mask

  /// The levels of ``image``.
  private(set) var levels: InkLevels

  /// Parts ink from paper.
  ///
  /// - Parameters:
  ///   - image: A gray picture with pixels.
  ///   - levels: The levels that part it best, if one level is to do for all of it.
  ///   - options: What is known of the paper.
  /// - Complexity: O(pixels).
  init(of image: GrayImage, levels: InkLevels, options: SegmentationOptions) {
    self.levels = levels
    let paper = options.ink.paper
    if !paper.isLocal {
      var map = image
      let sign: Double = levels.polarity == .darkOnLight ? 1 : -1
      apply(
        (0..<256).map { UInt8(max(0, min(255, sign * (levels.paper - Double($0))))) }, to: &map)
      self.map = map
      self.image = image
      strength = levels.contrast
      mask = binarize(image, threshold: levels.threshold, polarity: levels.polarity)
      return
    }
    let reduction = reductionForPaper(of: image)
    let small = reduce(image, by: reduction)
    let spread = paperSpread(of: image, options: paper) / Double(reduction)
    if options.polarity == nil {
      // Near by, the side of a shade or of the sheet weighs less.
      let near = max(3, paper.nearSpread * spread)
      self.levels.polarity = findPaperPolarity(of: small, spread: near, options: paper)
    }
    let flip: UInt8 = self.levels.polarity == .darkOnLight ? 0 : 255
    var background = estimateBackground(of: small, flip: flip, spread: spread, options: paper)
    background.cell *= reduction
    var lit = image
    if flip == 0, let even = underEvenLight(image, background: background, options: paper) {
      (lit, background) = even
    }
    self.image = lit
    let found = InkMap(of: lit, background: background, flip: flip)
    map = found.image
    strength = inkStrength(of: found.residuals, options: paper)
    guard let strength else {
      mask = Mask(width: image.width, height: image.height)
      return
    }
    mask = binarize(
      map, threshold: UInt8(max(0, min(254, paper.maskLevel * strength))), polarity: .lightOnDark)
    self.levels.paper = flip == 0 ? 255 : 0
    self.levels.ink = abs(self.levels.paper - strength)
  }
}
