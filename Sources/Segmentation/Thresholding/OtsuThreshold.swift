/// The variance between the two classes that each threshold makes of a histogram.
///
/// The entry `t` belongs to the classes `0...t` and `t + 1 ... 255`; it is 0 where a class is
/// empty. Otsu, "A threshold selection method from gray-level histograms", 1979.
///
/// - Parameters:
///   - histogram: The levels of a picture.
///   - levels: The levels to look at; pixels of others count for nothing.
/// - Returns: 256 values.
public func betweenClassVariance(
  of histogram: Histogram, in levels: ClosedRange<Int> = 0...255
) -> [Double] {
  var variances: [Double] = Array(repeating: 0, count: 256)
  var total = 0
  var totalSum = 0
  for level in levels {
    total += histogram.counts[level]
    totalSum += level * histogram.counts[level]
  }
  var below = 0
  var belowSum = 0
  for level in levels {
    below += histogram.counts[level]
    belowSum += level * histogram.counts[level]
    let above = total - below
    guard below > 0, above > 0 else { continue }
    // Taken exactly, so that a picture and its negative are parted alike.
    let moment =
      total < 1 << 27
      ? Double(belowSum * above - (totalSum - belowSum) * below)
      : Double(Int128(belowSum) * Int128(above) - Int128(totalSum - belowSum) * Int128(below))
    let difference = moment / Double(total)
    variances[level] = difference * difference / (Double(below) * Double(above))
  }
  return variances
}

/// The threshold with the greatest variance between the classes; of several, the one in the middle.
///
/// - Parameters:
///   - histogram: The levels of a picture.
///   - levels: The levels to look at; pixels of others count for nothing.
/// - Returns: The highest level of the dark class, or `nil` if fewer than two levels occur.
public func otsuThreshold(
  of histogram: Histogram, in levels: ClosedRange<Int> = 0...255
) -> UInt8? {
  let variances = betweenClassVariance(of: histogram, in: levels)
  guard let greatest = variances.max(), greatest > 0 else { return nil }
  // Levels that no pixel has make a plateau. Its middle is farthest from both classes.
  guard let first = variances.firstIndex(of: greatest),
    let last = variances[first...].lastIndex(of: greatest)
  else { return nil }
  return UInt8((first + last) / 2)
}
