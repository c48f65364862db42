internal import Raster

/// Finds whether the ink on uneven paper is dark or light.
///
/// Strokes differ from what lies around them to one side only, the shade of paper to both: so the
/// third moment of the differences from the local mean tells. Where it does not, as in a digit cut out
/// tightly, what most of the picture and most of its border are is paper.
///
/// - Parameters:
///   - image: A gray picture with pixels.
///   - spread: How far around a pixel its surroundings reach: the deviation of a Gaussian, in pixels.
///   - levels: The levels that part the picture in two.
/// - Returns: The polarity.
/// - Complexity: O(pixels).
func findPaperPolarity(of image: GrayImage, spread: Double, levels: InkLevels) -> Polarity {
  let background = meanBackground(of: image, spread: spread)
  let skew = Residuals(of: image, background: background, flip: 0).skew
  if abs(skew) < 0.3 { return levels.polarity }
  return skew > 0 ? .darkOnLight : .lightOnDark
}
