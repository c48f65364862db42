internal import Raster

/// A picture as it would be if the same light fell everywhere.
///
/// Shade takes the same part of the light from ink as from paper, so in shade ink differs less from its
/// paper. Divided by the level of its paper each pixel is what is reflected there, whatever the light
/// (Land and McCann, "Lightness and retinex theory", 1971).
///
/// - Parameters:
///   - image: A gray picture of dark ink, with pixels.
///   - background: Its paper.
///   - options: Limits.
/// - Returns: The picture with all paper at the level of the best lit, and that paper; `nil` if the light is even
///   enough: then levels are best left as they are.
/// - Complexity: O(pixels).
func underEvenLight(
  _ image: GrayImage, background: Background, options: PaperOptions = PaperOptions()
) -> (image: GrayImage, background: Background)? {
  // Ink is not that faint: most paper need not be looked at.
  guard background.range > 4 else { return nil }
  let residuals = Residuals(of: image, background: background, flip: 0)
  let otsu = residuals.otsuLevel
  // Where nothing stands out of the noise the background is not known well enough to divide by it.
  guard Double(background.range) > options.minimumUnevenness * otsu,
    otsu > options.minimumSalience * residuals.noise
  else { return nil }
  let paper = background.lightLevel
  let greatest = Float(options.maximumGain)
  func gain(_ level: Float) -> Float { max(1, min(greatest, paper / max(1, level))) }
  let gains: [Int32] = (0..<256).map { Int32(4096 * gain(Float($0))) }
  var lit = image
  forEachResidualRow(of: image, background: background, flip: 0) { y, residuals in
    var pixels = lit.pixels.mutableSpan
    let gains = gains.span
    let row = y &* residuals.count
    for x in 0..<residuals.count {
      let pixel = Int(pixels[row &+ x])
      let level = max(0, min(255, Int(residuals[x]) &+ pixel))
      pixels[row &+ x] = UInt8(min(255, (Int32(pixel) &* gains[level] &+ 2048) >> 12))
    }
  }
  var evened = background
  for index in evened.levels.indices { evened.levels[index] *= gain(evened.levels[index]) }
  return (lit, evened)
}
