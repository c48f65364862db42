internal import Raster

/// A picture made larger by cubic convolution.
///
/// Keys, "Cubic convolution interpolation for digital image processing", 1981, with a = -1/2. The
/// picture goes on beyond its sides with the pixels at them.
///
/// - Parameters:
///   - image: A gray picture with pixels.
///   - scale: How many pixels of the result stand for one of the picture along each axis, at least 1.
/// - Returns: A picture of at least the size of `image`.
/// - Complexity: O(pixels of the result).
func enlarge(_ image: GrayImage, by scale: Double) -> GrayImage {
  let width = max(image.width, Int((Double(image.width) * scale).rounded()))
  let height = max(image.height, Int((Double(image.height) * scale).rounded()))
  let columns = CubicTaps(from: image.width, to: width, scale: scale)
  let rows = CubicTaps(from: image.height, to: height, scale: scale)
  // Each source row is made wider once; four of them at a time make a row of the result.
  var wide: [Float] = Array(repeating: 0, count: 4 * width)
  var held = [-1, -1, -1, -1]
  var result = GrayImage(width: width, height: height, filledWith: 0)
  let pixels = image.pixels.span
  for y in 0..<height {
    for tap in 0..<4 {
      let source = rows.sources[4 * y + tap]
      let slot = source & 3
      guard held[slot] != source else { continue }
      held[slot] = source
      widen(
        pixels.extracting(source * image.width..<(source + 1) * image.width), with: columns,
        into: &wide, at: slot * width)
    }
    let slots = (0..<4).map { (rows.sources[4 * y + $0] & 3) * width }
    let weights = (0..<4).map { rows.weights[4 * y + $0] }
    for x in 0..<width {
      let near = weights[0] * wide[slots[0] + x] + weights[1] * wide[slots[1] + x]
      let far = weights[2] * wide[slots[2] + x] + weights[3] * wide[slots[3] + x]
      result.pixels[y * width + x] = UInt8(min(255, max(0, near + far + 0.5)))
    }
  }
  return result
}

/// Makes one row wider.
private func widen(
  _ row: Span<UInt8>, with columns: CubicTaps, into wide: inout [Float], at start: Int
) {
  let sources = columns.sources.span
  let weights = columns.weights.span
  for x in 0..<sources.count / 4 {
    var sum: Float = 0
    for tap in 4 * x..<4 * x + 4 { sum += weights[tap] * Float(row[sources[tap]]) }
    wide[start + x] = sum
  }
}

/// The four source pixels of each pixel along one axis, and their weights.
private struct CubicTaps {
  private(set) var sources: [Int] = []
  private(set) var weights: [Float] = []

  init(from sourceCount: Int, to count: Int, scale: Double) {
    sources.reserveCapacity(4 * count)
    weights.reserveCapacity(4 * count)
    for target in 0..<count {
      let center = (Double(target) + 0.5) / scale - 0.5
      let base = center.rounded(.down)
      for tap in -1...2 {
        sources.append(min(sourceCount - 1, max(0, Int(base) + tap)))
        weights.append(Float(Self.kernel(center - base - Double(tap))))
      }
    }
  }

  private static func kernel(_ signed: Double) -> Double {
    let x = abs(signed)
    if x <= 1 { return 1 + x * x * (1.5 * x - 2.5) }
    return x < 2 ? 2 + x * (-4 + x * (2.5 - 0.5 * x)) : 0
  }
}
