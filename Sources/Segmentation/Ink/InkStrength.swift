internal import Raster

/// The level of full ink in an ink map: the middle of what is clearly darker than the paper.
///
/// Ink is what lies above Otsu's threshold and above the noise. Where Otsu's threshold lies within
/// the noise, as it does where ink covers a few pixels in a thousand, ink is what no noise reaches.
///
/// - Parameters:
///   - residuals: The levels of the map.
///   - options: Limits.
/// - Returns: A level, or `nil` if nothing is darker than the paper.
/// - Complexity: O(1).
func inkStrength(of residuals: Residuals, options: PaperOptions = PaperOptions()) -> Double? {
  let histogram = Histogram(counts: residuals.darker)
  let noise = residuals.noise
  let otsu = residuals.otsuLevel
  func middle(above level: Double) -> Double? {
    let first = Int(level.rounded(.up))
    return first < 256 ? histogram.median(of: max(1, first)...255).map(Double.init) : nil
  }
  // Of a normal distribution, one in 16,000 exceeds four deviations.
  if otsu < 3 * noise, let level = middle(above: 4 * noise) { return level }
  return middle(above: max(otsu, options.minimumClarity * noise))
}
