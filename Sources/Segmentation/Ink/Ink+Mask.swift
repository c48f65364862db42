internal import Raster

extension Mask {
  /// A mask that holds components.
  ///
  /// - Parameters:
  ///   - width: The number of pixels in a row.
  ///   - height: The number of rows.
  ///   - components: What is ink.
  /// - Complexity: O(words + runs).
  init(width: Int, height: Int, components: [Component]) {
    self.init(width: width, height: height)
    for component in components {
      for run in component.runs { fill(run) }
    }
  }

  private mutating func fill(_ run: Run) {
    let row = run.y * wordsPerRow
    let first = Int(run.start) >> 6
    let last = (Int(run.end) - 1) >> 6
    for index in first...last {
      var word = ~UInt64(0)
      if index == first { word &= ~0 << UInt64(run.start & 63) }
      if index == last { word &= ~0 >> UInt64(63 - (Int(run.end) - 1) & 63) }
      words[row + index] |= word
    }
  }
}

extension GrayImage {
  /// Bares all but some ink, with its soft edges.
  ///
  /// - Parameters:
  ///   - kept: The ink that stays.
  ///   - all: The ink that was found; of what does not stay the soft edges go too.
  ///   - reach: How wide soft edges are, in pixels.
  /// - Complexity: O(pixels).
  mutating func keep(_ kept: Mask, of all: Mask, reach: Int) {
    var removed = all
    removed.subtract(kept)
    var bare = removed.grown(by: max(1, reach - 1))
    var zone = kept.grown(by: reach)
    bare.subtract(kept)
    zone.subtract(bare)
    let words = zone.words.span
    let width = self.width
    let height = self.height
    var levels = pixels.mutableSpan
    for y in 0..<height {
      for index in 0..<zone.wordsPerRow {
        let word = words[y &* zone.wordsPerRow &+ index]
        if word == ~0 { continue }
        let start = y &* width &+ index &<< 6
        let count = min(64, width &- index &<< 6)
        for bit in 0..<count {
          levels[start &+ bit] &= 0 &- UInt8(truncatingIfNeeded: word &>> UInt64(bit) & 1)
        }
      }
    }
  }
}

/// Replaces levels.
///
/// - Parameters:
///   - table: 256 levels.
///   - image: The picture whose levels are replaced.
/// - Complexity: O(pixels).
func apply(_ table: [UInt8], to image: inout GrayImage) {
  let levels = table.span
  var pixels = image.pixels.mutableSpan
  for index in 0..<pixels.count { pixels[index] = levels[Int(pixels[index])] }
}
