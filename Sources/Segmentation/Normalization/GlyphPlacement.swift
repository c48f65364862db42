internal import Raster

/// Where ink comes to lie in a normalized glyph, to put more ink beside it.
struct GlyphPlacement {
  private let ink: GrayImage
  private let bounds: Rect
  private let options: NormalizationOptions
  private let scale: Double
  // Where the left top corner of the ink comes to lie.
  private let left: Double
  private let top: Double

  /// Places a glyph's ink; blank paper has no place.
  ///
  /// - Parameters:
  ///   - ink: Its ink.
  ///   - options: The box and the center.
  init?(of ink: GrayImage, options: NormalizationOptions = NormalizationOptions()) {
    guard let mass = InkMass(of: ink, floor: options.floor) else { return nil }
    self.ink = ink
    self.options = options
    bounds = mass.bounds
    scale = options.boxSide / Double(max(bounds.width, bounds.height))
    var left = options.center - (mass.centroidX - Double(bounds.x)) * scale
    var top = options.center - (mass.centroidY - Double(bounds.y)) * scale
    if options.wholePixelShift {
      left = left.rounded()
      top = top.rounded()
    }
    self.left = left
    self.top = top
  }

  /// The ink in its place, as high as the classifier knows it.
  var glyph: NormalizedGlyph {
    var values = values(of: ink, bounds: bounds, left: left, top: top)
    stretchPeak(of: &values, to: Float(options.minimumPeak))
    return NormalizedGlyph(ink: values)
  }

  /// The part of the picture that the 28×28 pixels show, in pixels of the ink; it may reach beyond.
  var window: Rect {
    let x = Int((Double(bounds.x) - left / scale).rounded(.down))
    let y = Int((Double(bounds.y) - top / scale).rounded(.down))
    let side = Int((Double(NormalizedGlyph.side) / scale).rounded(.up)) + 1
    return Rect(x: x, y: y, width: side, height: side)
  }

  /// Other ink in the same window.
  ///
  /// - Parameters:
  ///   - other: The ink of some part of the picture.
  ///   - corner: Where that part starts, in pixels of the glyph's ink.
  /// - Returns: 784 values, row by row.
  func values(of other: GrayImage, at corner: (x: Int, y: Int)) -> [Float] {
    values(
      of: other, bounds: other.bounds, left: left + Double(corner.x - bounds.x) * scale,
      top: top + Double(corner.y - bounds.y) * scale)
  }

  private func values(
    of image: GrayImage, bounds: Rect, left: Double, top: Double
  ) -> [Float] {
    let side = NormalizedGlyph.side
    return resample(
      image,
      columns: ResamplingWeights(
        sourceStart: bounds.x, sourceCount: bounds.width, origin: left, scale: scale, count: side),
      rows: ResamplingWeights(
        sourceStart: bounds.y, sourceCount: bounds.height, origin: top, scale: scale, count: side))
  }
}
