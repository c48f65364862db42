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
  var noise: Double {
    let limit = Int(otsuLevel)
    let half = darker[0...limit].reduce(0, +) + lighter.reduce(0, +)
    var seen = 0
    for distance in 0..<256 {
      let more = lighter[distance] + (distance <= limit ? darker[distance] : 0)
      if 2 * (seen + more) >= half {
        // Levels are whole; the middle lies within them.
        let part = more > 0 ? (Double(half) / 2 - Double(seen)) / Double(more) : 0
        return 1.4826 * (distance == 0 ? 0.5 * part : Double(distance) - 0.5 + part)
      }
      seen += more
    }
    return 0
  }

  /// The third moment about the background, in units of the second: above 0 where strokes are
  /// darker than their surroundings, below where they are lighter.
  var skew: Double {
    var second = 0.0
    var third = 0.0
    var total = 0.0
    for level in 0..<256 {
      let x = Double(level)
      total += Double(darker[level] + lighter[level])
      second += x * x * Double(darker[level] + lighter[level])
      third += x * x * x * Double(darker[level] - lighter[level])
    }
    guard second > 0 else { return 0 }
    let deviation = (second / total).squareRoot()
    return third / total / (deviation * deviation * deviation)
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
