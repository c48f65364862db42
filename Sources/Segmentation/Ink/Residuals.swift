internal import Raster

/// How far the pixels of a picture are from its background.
struct Residuals: Hashable, Sendable {
  /// How many pixels are this much darker than the paper: 256 counts, that of 0 first.
  private(set) var darker: [Int] = Array(repeating: 0, count: 256)
  /// How many pixels are this much lighter: 256 counts, that of 0 left out.
  private(set) var lighter: [Int] = Array(repeating: 0, count: 256)

  /// Counts.
  ///
  /// - Parameters:
  ///   - image: A gray picture with pixels.
  ///   - background: Its background.
  ///   - flip: 0, or 255 for a picture to be taken as its negative.
  /// - Complexity: O(pixels).
  init(of image: GrayImage, background: Background, flip: UInt8) {
    var counts: [Int] = Array(repeating: 0, count: 1024)
    forEachResidualRow(of: image, background: background, flip: flip) { _, residuals in
      var counted = counts.mutableSpan
      for x in 0..<residuals.count { counted[(Int(residuals[x]) &+ 512) & 1023] &+= 1 }
    }
    for level in 0..<256 {
      darker[level] = counts[512 + level]
      if level > 0 { lighter[level] = counts[512 - level] }
    }
  }

  init(darker: [Int], lighter: [Int]) {
    self.darker = darker
    self.lighter = lighter
  }

  /// Otsu's threshold between paper, lighter than it or not, and what is darker.
  var otsuLevel: Double {
    var counts = darker
    counts[0] += lighter.reduce(0, +)
    return Double(otsuThreshold(of: Histogram(counts: counts)) ?? 0) + 0.5
  }

  /// The noise of the paper: the middle of the distances from the background, of what is not darker
  /// than Otsu's threshold, times 1.4826.
  var noise: Double { noise(about: 0) }

  /// The noise of paper that is not yet known to be lighter than the background: the middle of the distances from
  /// its own median.
  var noiseOfLighterPaper: Double {
    let limit = Int(otsuLevel)
    let half = darker[0...limit].reduce(0, +) + lighter.reduce(0, +)
    var seen = 0
    for level in -255...limit {
      seen += level < 0 ? lighter[-level] : darker[level]
      if 2 * seen >= half { return noise(about: level) }
    }
    return noise
  }

  /// The middle of the distances of what is not darker than Otsu's threshold from a level, times 1.4826.
  private func noise(about center: Int) -> Double {
    let limit = Int(otsuLevel)
    let half = darker[0...limit].reduce(0, +) + lighter.reduce(0, +)
    func count(_ level: Int) -> Int {
      guard level > -256, level <= limit else { return 0 }
      return level < 0 ? lighter[-level] : darker[level]
    }
    var seen = 0
    for distance in 0..<512 {
      let more = count(center + distance) + (distance > 0 ? count(center - distance) : 0)
      if 2 * (seen + more) >= half {
        // Levels are whole; the middle lies within them.
        let part = more > 0 ? (Double(half) / 2 - Double(seen)) / Double(more) : 0
        return 1.4826 * (distance == 0 ? 0.5 * part : Double(distance) - 0.5 + part)
      }
      seen += more
    }
    return 0
  }

  /// The number of pixels.
  private var total: Int { darker.reduce(0, +) + lighter.reduce(0, +) }

  /// How far pixels are from the background: the root of the mean square.
  var deviation: Double {
    var sum = 0.0
    for level in 1..<256 {
      sum += Double(level * level) * Double(darker[level] + lighter[level])
    }
    return (sum / Double(max(1, total))).squareRoot()
  }

  /// The third moment about the background, in units of the second: above 0 where strokes are
  /// darker than their surroundings, below where they are lighter.
  var skew: Double {
    let deviation = deviation
    guard deviation > 0 else { return 0 }
    var sum = 0.0
    for level in 1..<256 {
      sum += Double(level * level * level) * Double(darker[level] - lighter[level])
    }
    return sum / Double(total) / (deviation * deviation * deviation)
  }

  /// By how much more pixels are darker than the background than lighter, as a part of all: -1 to 1.
  var darkerExcess: Double {
    let excess = darker.dropFirst().reduce(0, +) - lighter.reduce(0, +)
    return Double(excess) / Double(max(1, total))
  }
}

/// Tells the residuals of a picture, row by row.
@inline(__always)
func forEachResidualRow(
  of image: GrayImage, background: Background, flip: UInt8,
  _ body: (_ y: Int, _ residuals: Span<Int16>) -> Void
) {
  var residuals: [Int16] = Array(repeating: 0, count: image.width)
  var line: [Int32] = Array(repeating: 0, count: background.columns)
  let pixels = image.pixels.span
  for y in 0..<image.height {
    var span = residuals.mutableSpan
    background.subtract(
      row: y, pixels: pixels.extracting(y * image.width..<(y + 1) * image.width), flip: flip,
      into: &span, line: &line)
    body(y, residuals.span)
  }
}

/// The pixels that are darker than their paper by more than some level.
///
/// - Complexity: O(pixels).
func markResiduals(
  of image: GrayImage, background: Background, flip: UInt8, above level: Double
) -> Mask {
  var mask = Mask(width: image.width, height: image.height)
  let limit = Int16(max(0, min(255, level)))
  let wordsPerRow = mask.wordsPerRow
  forEachResidualRow(of: image, background: background, flip: flip) { y, residuals in
    var words = mask.words.mutableSpan
    var x = 0
    var index = y &* wordsPerRow
    while x < residuals.count {
      var word: UInt64 = 0
      let end = min(residuals.count, x &+ 64)
      var bit: UInt64 = 1
      while x < end {
        if residuals[x] > limit { word |= bit }
        bit &<<= 1
        x &+= 1
      }
      words[index] = word
      index &+= 1
    }
  }
  return mask
}
