/// How much of each source pixel goes into each pixel of a resampled row.
///
/// Made smaller, a pixel takes the mean over the area that it covers in the source; made larger,
/// it lies between its two nearest source pixels. At scale 1 both are the same.
struct ResamplingWeights {
  /// The first source pixel of each target pixel.
  private(set) var starts: [Int] = []
  /// Where the weights of each target pixel end; those of the first begin at 0.
  private(set) var ends: [Int] = []
  private(set) var weights: [Float] = []

  /// - Parameters:
  ///   - sourceStart: The first source pixel that counts.
  ///   - sourceCount: The number of source pixels that count; beyond them lies paper.
  ///   - origin: Where the left edge of the first source pixel comes to lie.
  ///   - scale: The size of a source pixel in target pixels.
  ///   - count: The number of target pixels.
  init(sourceStart: Int, sourceCount: Int, origin: Double, scale: Double, count: Int) {
    for target in 0..<count {
      // The target pixel's edges in source pixels.
      let from = (Double(target) - origin) / scale
      let to = (Double(target + 1) - origin) / scale
      let center = (from + to) / 2
      let first: Int
      let last: Int
      if scale <= 1 {
        first = max(0, clamped(from.rounded(.down)))
        last = min(sourceCount - 1, clamped(to.rounded(.up)) - 1)
      } else {
        first = max(0, clamped((center - 0.5).rounded(.down)))
        last = min(sourceCount - 1, clamped((center - 0.5).rounded(.down)) + 1)
      }
      starts.append(sourceStart + first)
      if first <= last {
        for source in first...last {
          let weight =
            scale <= 1
            ? (min(to, Double(source + 1)) - max(from, Double(source))) * scale
            : 1 - abs(center - 0.5 - Double(source))
          weights.append(Float(max(0, weight)))
        }
      }
      ends.append(weights.count)
    }
  }

  /// The weights of a target pixel, as a range into all weights.
  @inline(__always)
  func range(of target: Int) -> Range<Int> {
    (target == 0 ? 0 : ends[target - 1])..<ends[target]
  }
}

/// A coordinate as a whole number, kept where arithmetic cannot overflow.
private func clamped(_ value: Double) -> Int { Int(min(1e9, max(-1e9, value))) }
