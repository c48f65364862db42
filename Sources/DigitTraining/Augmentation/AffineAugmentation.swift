internal import NeuralNetwork

/// Turns, scales, slants and moves a glyph at random, within ranges.
///
/// All four are one affine map about the center.
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

  /// Leaves every glyph as it is.
  public static let none = AffineAugmentation(rotation: 0, zoom: 0, shift: 0, shear: 0)

  /// What keeps these ranges from being used, in words; `nil` if nothing does.
  var problem: String? {
    if !(0...180).contains(rotation) { return "a rotation of \(rotation)°, not 0 to 180" }
    if !(0...0.9).contains(zoom) { return "a zoom of \(zoom), not 0 to 0.9" }
    if !(0...28).contains(shift) { return "a shift of \(shift) pixels, not 0 to 28" }
    if !(0...4).contains(shear) { return "a shear of \(shear), not 0 to 4" }
    return nil
  }

  /// Draws a map.
  func drawMap(using generator: inout some RandomNumberGenerator) -> AffineMap {
    let angle = generator.uniform(in: -rotation...rotation) * .pi / 180
    let scaleX = 1 / (1 + generator.uniform(in: -zoom...zoom))
    let scaleY = 1 / (1 + generator.uniform(in: -zoom...zoom))
    let slant = generator.uniform(in: -shear...shear)
    let moveX = generator.uniform(in: -shift...shift)
    let moveY = generator.uniform(in: -shift...shift)
    let (c, s) = Self.cosineAndSine(of: angle)
    return AffineMap(
      xx: scaleX * (c + slant * s), xy: scaleX * (slant * c - s), yx: scaleY * s, yy: scaleY * c,
      moveX: moveX, moveY: moveY)
  }

  /// The cosine and sine of an angle of at most a half turn, in radians.
  ///
  /// The system's differ in their last bits from system to system; this has the same everywhere: the
  /// first terms of the series for an eighth of the angle, doubled three times.
  static func cosineAndSine(of angle: Float) -> (cosine: Float, sine: Float) {
    let x = angle / 8
    let square = x * x
    var c = 1 - square / 2 * (1 - square / 12 * (1 - square / 30))
    var s = x * (1 - square / 6 * (1 - square / 20 * (1 - square / 42)))
    for _ in 0..<3 { (c, s) = (c * c - s * s, 2 * c * s) }
    return (c, s)
  }
}

extension AffineAugmentation {
  /// Draws a map and applies it, without any other distortion.
  ///
  /// - Parameters:
  ///   - ink: 28×28 levels, 0 for paper to 255 for full ink.
  ///   - output: Receives 784 values, 0 to 1.
  ///   - generator: Where randomness comes from.
  func apply(
    to ink: ArraySlice<UInt8>, into output: inout ArraySlice<Float>,
    using generator: inout some RandomNumberGenerator
  ) {
    Augmentation(affine: self).apply(to: ink, into: &output, using: &generator)
  }
}
