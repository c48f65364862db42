internal import Raster

/// Finds whether the ink on uneven paper is dark or light.
///
/// Three signs tell, all of them of the differences from the local mean, which is the same for a picture and its
/// negative but for the sign. Strokes differ from what lies around them to one side only, the shade of paper to
/// both: the third moment. Ink is less than paper: how many pixels are darker and how many lighter
/// than the mean. And where a digit is cut out tightly, so that there is hardly less ink than paper, most of the
/// border is paper still.
///
/// - Parameters:
///   - image: A gray picture with pixels.
///   - spread: How far around a pixel its surroundings reach: the deviation of a Gaussian, in pixels.
///   - options: The weights.
/// - Returns: The polarity.
/// - Complexity: O(pixels).
func findPaperPolarity(
  of image: GrayImage, spread: Double, options: PaperOptions = PaperOptions()
) -> Polarity {
  let background = meanBackground(of: image, spread: spread)
  let residuals = Residuals(of: image, background: background, flip: 0)
  // A frame around the picture is no paper, so the border has no more to say than that.
  let border = max(
    -1, min(1, meanAtBorder(of: image, background: background) / max(1, residuals.deviation)))
  let score =
    residuals.skew - options.minorityWeight * residuals.darkerExcess
    - options.borderWeight * border
  return score >= 0 ? .darkOnLight : .lightOnDark
}

/// How much darker than the background the outermost pixels are, in gray levels: the mean.
private func meanAtBorder(of image: GrayImage, background: Background) -> Double {
  var sum = 0
  var count = 0
  forEachResidualRow(of: image, background: background, flip: 0) { y, residuals in
    let isEdge = y == 0 || y == image.height - 1
    for x in stride(from: 0, to: residuals.count, by: isEdge ? 1 : max(1, residuals.count - 1)) {
      sum += Int(residuals[x])
      count += 1
    }
  }
  return Double(sum) / Double(count)
}
