import Raster

/// A mask drawn as text: `#` is ink, everything else paper.
func mask(_ text: String) -> Mask {
  let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
  var mask = Mask(width: rows.map(\.count).max() ?? 0, height: rows.count)
  for (y, row) in rows.enumerated() {
    for (x, character) in row.enumerated() where character == "#" { mask[x, y] = true }
  }
  return mask
}

/// A picture of black ink on white paper, drawn as text, each character a square of pixels.
func picture(_ text: String, pixelSide: Int = 1) -> GrayImage {
  let small = mask(text)
  var image = GrayImage(
    width: small.width * pixelSide, height: small.height * pixelSide, filledWith: 255)
  for y in 0..<image.height {
    for x in 0..<image.width where small[x / pixelSide, y / pixelSide] { image[x, y] = 0 }
  }
  return image
}

/// A seeded generator of random numbers (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number of about a normal distribution with mean 0 and deviation 1.
  mutating func normal() -> Double {
    (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &self) }
  }
}

extension GrayImage {
  /// Each level changed by a function of its place.
  func mapped(_ change: (Int, Int, Double) -> Double) -> GrayImage {
    var result = self
    for y in 0..<height {
      for x in 0..<width {
        let level = change(x, y, Double(self[x, y]))
        result[x, y] = UInt8(min(255, max(0, level.rounded())))
      }
    }
    return result
  }

  /// The negative.
  var inverted: GrayImage {
    GrayImage(width: width, height: height, pixels: pixels.map { 255 - $0 })
  }

  /// The picture with paper added around it.
  func padded(left: Int, top: Int, right: Int, bottom: Int, with level: UInt8) -> GrayImage {
    var result = GrayImage(
      width: width + left + right, height: height + top + bottom, filledWith: level)
    for y in 0..<height {
      for x in 0..<width { result[x + left, y + top] = self[x, y] }
    }
    return result
  }
}
