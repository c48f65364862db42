public import Raster

/// The gray levels that part ink from paper in one picture.
public struct InkLevels: Hashable, Sendable {
  /// The highest level of the dark class.
  public var threshold: UInt8

  /// Whether the dark or the light class is the ink.
  public var polarity: Polarity

  /// The level of bare paper.
  public var paper: Double

  /// The level of full ink.
  public var ink: Double

  /// Creates levels.
  ///
  /// - Parameters:
  ///   - threshold: The highest level of the dark class.
  ///   - polarity: Whether the dark or the light class is the ink.
  ///   - paper: The level of bare paper.
  ///   - ink: The level of full ink.
  public init(threshold: UInt8, polarity: Polarity, paper: Double, ink: Double) {
    self.threshold = threshold
    self.polarity = polarity
    self.paper = paper
    self.ink = ink
  }

  /// How far the ink is from the paper, in gray levels.
  public var contrast: Double { abs(paper - ink) }

  /// The amount of ink, 0 to 255, that each of the 256 gray levels stands for.
  public var inkOfLevel: [UInt8] {
    (0...255).map { level in
      let amount = (paper - Double(level)) / (paper - ink)
      return UInt8((255 * min(1, max(0, amount))).rounded())
    }
  }
}

/// Finds the levels that part ink from paper.
///
/// - Parameters:
///   - image: A gray picture.
///   - thresholding: How the threshold is chosen.
///   - polarity: The polarity of the ink, or `nil` to find it.
/// - Returns: The levels, or `nil` for a picture of a single color or without pixels.
/// - Complexity: O(pixels).
public func findInkLevels(
  in image: GrayImage, thresholding: Thresholding = .otsu, polarity: Polarity? = nil
) -> InkLevels? {
  findInkLevels(
    in: image, histogram: Histogram(of: image), thresholding: thresholding, polarity: polarity)
}

/// Finds the levels that part ink from paper in a picture whose histogram is known.
func findInkLevels(
  in image: GrayImage, histogram: Histogram, thresholding: Thresholding, polarity: Polarity?
) -> InkLevels? {
  let threshold: UInt8
  switch thresholding {
  case .fixed(let level): threshold = level
  case .otsu:
    guard let level = robustOtsuThreshold(of: histogram) else { return nil }
    threshold = level
  }
  guard threshold < 255 else { return nil }
  let dark = 0...Int(threshold)
  let light = Int(threshold) + 1...255
  guard let darkMedian = histogram.median(of: dark), let lightMedian = histogram.median(of: light)
  else { return nil }
  let found = polarity ?? findPolarity(of: image, threshold: threshold, histogram: histogram)
  switch found {
  case .darkOnLight:
    return InkLevels(
      threshold: threshold, polarity: found, paper: Double(lightMedian), ink: Double(darkMedian))
  case .lightOnDark:
    return InkLevels(
      threshold: threshold, polarity: found, paper: Double(darkMedian), ink: Double(lightMedian))
  }
}

/// Otsu's threshold, kept out of the paper's noise.
///
/// Where ink covers a few pixels in a thousand, the noise of the paper has more variance than the
/// ink brings, and the plain threshold cuts the paper in two. Then the peak that holds the paper
/// is left out and the threshold lies between it and the rest.
///
/// - Parameter histogram: The levels of a picture.
/// - Returns: The highest level of the dark class, or `nil` if fewer than two levels occur.
public func robustOtsuThreshold(of histogram: Histogram) -> UInt8? {
  guard let plain = otsuThreshold(of: histogram), let middle = histogram.median() else {
    return nil
  }
  let spread = max(1, histogram.spread(around: middle))
  guard abs(Double(plain) + 0.5 - Double(middle)) < 3 * spread else { return plain }
  let reach = Int((4 * spread).rounded(.up))
  let darkTail = middle - reach > 0 ? 0...(middle - reach - 1) : nil
  let lightTail = middle + reach < 255 ? (middle + reach + 1)...255 : nil
  // The tail that would bring the most variance as a class against the paper.
  func weight(_ tail: ClosedRange<Int>?) -> Double {
    guard let tail, let mean = histogram.mean(of: tail) else { return 0 }
    let pixels = histogram.counts[tail].reduce(0, +)
    return Double(pixels) * (mean - Double(middle)) * (mean - Double(middle))
  }
  let darkWeight = weight(darkTail)
  let lightWeight = weight(lightTail)
  if darkWeight == 0, lightWeight == 0 { return plain }
  if darkWeight >= lightWeight, let darkTail, let mean = histogram.mean(of: darkTail) {
    return UInt8(min(middle - reach, Int((mean + Double(middle)) / 2)))
  }
  if let lightTail, let mean = histogram.mean(of: lightTail) {
    return UInt8(max(middle + reach, Int((mean + Double(middle)) / 2)))
  }
  return plain
}
