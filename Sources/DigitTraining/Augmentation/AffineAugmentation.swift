internal import NeuralNetwork

/// Turns, scales, slants and moves a glyph at random, within ranges.
///
/// All four are one affine map about the center, so that the ink is resampled once.
public struct AffineAugmentation: Hashable, Sendable {
  /// The greatest turn to either side, in degrees.
  public var rotation: Float

  /// The greatest share by which width and height, each on its own, grow or shrink.
  public var zoom: Float

  /// The greatest move along each axis, in pixels.
  public var shift: Float

  /// The greatest slant to either side: columns moved for each row.
  public var shear: Float

  /// Creates an augmentation.
  ///
  /// - Parameters:
  ///   - rotation: The greatest turn, in degrees.
  ///   - zoom: The greatest share of growth.
  ///   - shift: The greatest move, in pixels.
  ///   - shear: The greatest slant.
  public init(rotation: Float = 12, zoom: Float = 0.12, shift: Float = 2, shear: Float = 0.2) {
    self.rotation = rotation
    self.zoom = zoom
    self.shift = shift
    self.shear = shear
  }

  /// What keeps these ranges from being used, in words; `nil` if nothing does.
  var problem: String? {
    if !(0...180).contains(rotation) { return "a rotation of \(rotation)°, not 0 to 180" }
    if !(0...0.9).contains(zoom) { return "a zoom of \(zoom), not 0 to 0.9" }
    if !(0...28).contains(shift) { return "a shift of \(shift) pixels, not 0 to 28" }
    if !(0...4).contains(shear) { return "a shear of \(shear), not 0 to 4" }
    return nil
  }

  /// Leaves every glyph as it is.
  public static let none = AffineAugmentation(rotation: 0, zoom: 0, shift: 0, shear: 0)

  /// Draws a map and applies it.
  ///
  /// - Parameters:
  ///   - ink: 28×28 levels, 0 for paper to 255 for full ink.
  ///   - output: Receives 784 values, 0 to 1.
  ///   - generator: Where randomness comes from.
  func apply(
    to ink: ArraySlice<UInt8>, into output: inout ArraySlice<Float>,
    using generator: inout some RandomNumberGenerator
  ) {
    let side = 28
    let angle = generator.uniform(in: -rotation...rotation) * .pi / 180
    let scaleX = 1 / (1 + generator.uniform(in: -zoom...zoom))
    let scaleY = 1 / (1 + generator.uniform(in: -zoom...zoom))
    let slant = generator.uniform(in: -shear...shear)
    let moveX = generator.uniform(in: -shift...shift)
    let moveY = generator.uniform(in: -shift...shift)
    // From an output pixel back to where its ink comes from.
    let (c, s) = (cosine(angle), sine(angle))
    let xx = scaleX * (c + slant * s)
    let xy = scaleX * (slant * c - s)
    let yx = scaleY * s
    let yy = scaleY * c
    let center = Float(side - 1) / 2

    // A border of paper, so that no sample asks where the edge is.
    let stride = side + 2
    var levels = [Float](repeating: 0, count: stride * stride)
    for row in 0..<side {
      for column in 0..<side {
        let level = ink[ink.startIndex + row * side + column]
        levels[(row + 1) * stride + column + 1] = Float(level) / 255
      }
    }
    for row in 0..<side {
      let dy = Float(row) - center - moveY
      for column in 0..<side {
        let dx = Float(column) - center - moveX
        let x = center + xx * dx + xy * dy + 1
        let y = center + yx * dx + yy * dy + 1
        let at = output.startIndex + row * side + column
        guard x >= 0, y >= 0, x < Float(side + 1), y < Float(side + 1) else {
          output[at] = 0
          continue
        }
        let left = Int(x)
        let top = Int(y)
        let fx = x - Float(left)
        let fy = y - Float(top)
        let corner = top * stride + left
        let upper = levels[corner] * (1 - fx) + levels[corner + 1] * fx
        let lower = levels[corner + stride] * (1 - fx) + levels[corner + stride + 1] * fx
        output[at] = upper * (1 - fy) + lower * fy
      }
    }
  }
}
