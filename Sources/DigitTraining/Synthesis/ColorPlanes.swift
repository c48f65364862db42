internal import NeuralNetwork
internal import Raster

/// A color picture before it is made into bytes: three planes of levels, 0 to 1.
struct ColorPlanes {
  let width: Int
  let height: Int

  /// Red, green and blue: [height, width] each.
  var planes: [[Float]]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    planes = Array(repeating: Array(repeating: 0, count: width * height), count: 3)
  }

  /// Blurs with a Gaussian.
  ///
  /// As many passes of three taps as keep each of them positive; their variances add up.
  ///
  /// - Parameter deviation: The standard deviation, in pixels.
  mutating func blur(deviation: Float) {
    let variance = deviation * deviation
    guard variance > 0.01, width > 1, height > 1 else { return }
    let passes = Int((variance / 0.5).rounded(.up))
    let outer = variance / Float(passes) / 2
    for index in planes.indices {
      for _ in 0..<passes {
        Self.pass(&planes[index], step: 1, count: width, lines: height, stride: width, outer)
        Self.pass(&planes[index], step: width, count: height, lines: width, stride: 1, outer)
      }
    }
  }

  /// One pass along rows or columns; beyond the edge lies what is at the edge.
  private static func pass(
    _ plane: inout [Float], step: Int, count: Int, lines: Int, stride: Int, _ outer: Float
  ) {
    var plane = plane.mutableSpan
    for line in 0..<lines {
      var at = line &* stride
      var before = plane[at]
      for place in 0..<count {
        let here = plane[at]
        let after = place &+ 1 < count ? plane[at &+ step] : here
        plane[at] = here + outer * (before + after - 2 * here)
        before = here
        at &+= step
      }
    }
  }

  /// Adds noise: most of it alike in all colors, as on a sensor after its filter.
  mutating func addNoise(
    deviation: Float, using generator: inout some RandomNumberGenerator
  ) {
    guard deviation > 0 else { return }
    for index in 0..<width * height {
      let common = generator.normal(deviation: deviation * 0.9)
      for plane in planes.indices {
        planes[plane][index] += common + generator.uniform(in: -0.7...0.7) * deviation
      }
    }
  }

  /// Rounds the light of blocks, alike in all colors.
  ///
  /// - Parameter quality: 1 to 100, as programs that write JPEG count it.
  mutating func addBlocks(quality: Int) {
    let before = (0..<width * height).map { index in
      0.299 * planes[0][index] + 0.587 * planes[1][index] + 0.114 * planes[2][index]
    }
    var after = before
    BlockArtifacts.apply(to: &after, width: width, height: height, quality: quality)
    for index in before.indices {
      let change = after[index] - before[index]
      for plane in planes.indices { planes[plane][index] += change }
    }
  }

  /// The picture in bytes.
  ///
  /// - Parameter isInverted: Whether light and dark change places.
  /// - Returns: 8 bits a channel; what lies beyond black and white is cut off.
  func picture(isInverted: Bool) -> Image<RGB> {
    func byte(_ level: Float) -> UInt8 {
      let kept = UInt8((min(1, max(0, level)) * 255).rounded())
      return isInverted ? 255 - kept : kept
    }
    return Image(
      width: width, height: height,
      pixels: (0..<width * height).map { index in
        RGB(
          red: byte(planes[0][index]), green: byte(planes[1][index]), blue: byte(planes[2][index]))
      })
  }
}
