public import Raster

/// How many pixels of a picture have each gray level.
public struct Histogram: Hashable, Sendable {
  /// The number of pixels of each level: 256 counts, level 0 first.
  public var counts: [Int]

  /// Creates a histogram from its counts.
  ///
  /// - Parameter counts: 256 counts, level 0 first.
  public init(counts: [Int]) {
    precondition(counts.count == 256, "\(counts.count) levels for a histogram of 256")
    self.counts = counts
  }

  /// Counts the levels of a picture.
  ///
  /// - Parameter image: A gray picture of any size.
  /// - Complexity: O(pixels).
  public init(of image: GrayImage) {
    // Neighbors tend to share a level, and a count must be stored before it is loaded again:
    // four tables let four pixels be counted at a time.
    var tables: [Int] = Array(repeating: 0, count: 1024)
    let pixels = image.pixels.span
    var counted = tables.mutableSpan
    let end = pixels.count & ~3
    var index = 0
    while index < end {
      counted[Int(pixels[index])] &+= 1
      counted[256 | Int(pixels[index + 1])] &+= 1
      counted[512 | Int(pixels[index + 2])] &+= 1
      counted[768 | Int(pixels[index + 3])] &+= 1
      index &+= 4
    }
    while index < pixels.count {
      counted[Int(pixels[index])] &+= 1
      index &+= 1
    }
    counts = (0..<256).map { level in
      tables[level] + tables[256 | level] + tables[512 | level] + tables[768 | level]
    }
  }

  /// The number of pixels.
  public var total: Int { counts.reduce(0, +) }

  /// The number of different levels that occur.
  public var levelCount: Int { counts.count { $0 > 0 } }

  /// The level in the middle of the pixels of some levels, or `nil` if there are none.
  ///
  /// - Parameter levels: The levels to look at.
  /// - Returns: The lowest level that half of the pixels do not exceed.
  public func median(of levels: ClosedRange<Int> = 0...255) -> Int? {
    let half = counts[levels].reduce(0, +)
    guard half > 0 else { return nil }
    var seen = 0
    for level in levels {
      seen += counts[level]
      if 2 * seen >= half { return level }
    }
    return nil
  }

  /// The mean of the pixels of some levels, or `nil` if there are none.
  ///
  /// - Parameter levels: The levels to look at.
  /// - Returns: The mean level.
  public func mean(of levels: ClosedRange<Int> = 0...255) -> Double? {
    var pixels = 0
    var sum = 0
    for level in levels {
      pixels += counts[level]
      sum += level * counts[level]
    }
    return pixels > 0 ? Double(sum) / Double(pixels) : nil
  }

  /// The middle of the distances from a level, times 1.4826: the standard deviation if the levels
  /// are spread as a normal distribution, and hardly moved by a few that lie far away.
  ///
  /// - Parameter center: The level from which distances are taken.
  /// - Returns: A deviation in gray levels.
  public func spread(around center: Int) -> Double {
    let half = total
    var seen = 0
    for distance in 0...255 {
      if center - distance >= 0 { seen += counts[center - distance] }
      if distance > 0, center + distance <= 255 { seen += counts[center + distance] }
      if 2 * seen >= half { return 1.4826 * Double(distance) }
    }
    return 0
  }
}
