internal import Raster

/// How much darker than its paper each pixel of a picture is.
struct InkMap: Hashable, Sendable {
  /// The difference from the paper, 0 where a pixel is lighter.
  var image: GrayImage
  /// How often each difference occurs.
  var residuals: Residuals

  /// Takes the paper away.
  ///
  /// - Parameters:
  ///   - source: A gray picture with pixels.
  ///   - background: Its paper.
  ///   - flip: 0, or 255 for a picture to be taken as its negative.
  /// - Complexity: O(pixels).
  init(of source: GrayImage, background: Background, flip: UInt8) {
    var map = GrayImage(width: source.width, height: source.height, filledWith: 0)
    // A megapixel tells how strong the noise is as well as more would.
    let step = 1 + source.height / 2048
    var counts: [Int] = Array(repeating: 0, count: 1024)
    forEachResidualRow(of: source, background: background, flip: flip) { y, residuals in
      var target = map.pixels.mutableSpan
      let row = y &* residuals.count
      for x in 0..<residuals.count {
        target[row &+ x] = UInt8(truncatingIfNeeded: max(0, min(255, residuals[x])))
      }
      guard y % step == 0 else { return }
      var counted = counts.mutableSpan
      for x in 0..<residuals.count { counted[(Int(residuals[x]) &+ 512) & 1023] &+= 1 }
    }
    image = map
    residuals = Residuals(
      darker: Array(counts[512..<768]), lighter: [0] + (1..<256).map { counts[512 - $0] })
  }
}
