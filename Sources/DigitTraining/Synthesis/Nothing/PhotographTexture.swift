internal import NeuralNetwork
internal import Raster

/// What photographs show beside paper: surfaces of several grains, in patches with edges between.
enum PhotographTexture {
  /// Takes a picture of nothing in particular.
  ///
  /// - Parameters:
  ///   - size: Its size.
  ///   - noise: The greatest noise, as a share of white.
  ///   - generator: Where randomness comes from.
  /// - Returns: The picture.
  static func draw(
    _ size: SynthesisOptions.CanvasSize, noise: Float, using generator: inout Xoshiro256
  ) -> Image<RGB> {
    let (width, height) = (size.width, size.height)
    let side = Float(max(width, height))
    var planes = ColorPlanes(width: width, height: height)
    // Each grain half as coarse and little more than half as strong as the one before, as in nature:
    // Field, "Relations between the statistics of natural images and the response properties of
    // cortical cells" (1987).
    var grains: [(field: SmoothField, strength: Float)] = []
    var spacing = side * generator.uniform(in: 0.3...0.6)
    var strength = generator.uniform(in: 0.1...0.3)
    let decay = generator.uniform(in: 0.45...0.7)
    while spacing > 2, grains.count < 6 {
      grains.append(
        (SmoothField(width: width, height: height, spacing: spacing, using: &generator), strength))
      spacing /= 2
      strength *= decay
    }
    let patches = (0..<generator.whole(in: 0...5)).map { _ in
      Patch(width: Float(width), height: Float(height), using: &generator)
    }
    let ground = Self.color(using: &generator)
    for y in 0..<height {
      for x in 0..<width {
        var color = ground
        for patch in patches {
          let share = patch.share(x: Float(x), y: Float(y))
          color = color * (1 - share) + patch.color * share
        }
        let level = grains.reduce(0) { $0 + $1.field[x, y] * $1.strength }
        for plane in 0..<3 { planes.planes[plane][y * width + x] = color[plane] * (1 + level) }
      }
    }
    planes.blur(deviation: generator.uniform(in: 0...2))
    planes.addNoise(deviation: generator.uniform(in: 0...noise), using: &generator)
    return planes.picture(isInverted: false)
  }

  private static func color(using generator: inout Xoshiro256) -> SIMD3<Float> {
    let level = generator.uniform(in: 0.1...0.95)
    return SIMD3(
      level + generator.normal(deviation: 0.08), level + generator.normal(deviation: 0.08),
      level + generator.normal(deviation: 0.08))
  }

  /// A half of the picture, or a disc as large as a third of it at least: no stroke.
  private struct Patch {
    var color: SIMD3<Float>
    var isDisc: Bool
    var x: Float
    var y: Float
    var radius: Float
    var across: (x: Float, y: Float)

    init(width: Float, height: Float, using generator: inout Xoshiro256) {
      color = PhotographTexture.color(using: &generator)
      isDisc = generator.chance(0.4)
      x = generator.uniform(in: 0...width)
      y = generator.uniform(in: 0...height)
      radius = max(width, height) * generator.uniform(in: 0.3...0.8)
      let (c, s) = AffineAugmentation.cosineAndSine(of: generator.uniform(in: -3...3))
      across = (c, s)
    }

    /// How much of a pixel it covers: its edge is two pixels wide.
    func share(x: Float, y: Float) -> Float {
      let (dx, dy) = (x - self.x, y - self.y)
      let inside =
        isDisc
        ? radius - (dx * dx + dy * dy).squareRoot() : dx * across.x + dy * across.y
      return min(1, max(0, 0.5 + inside / 2))
    }
  }
}
