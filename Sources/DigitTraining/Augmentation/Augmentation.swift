internal import NeuralNetwork

/// Distorts a glyph at random, within ranges: what a network is trained on instead of the same
/// samples over and over.
///
/// ```swift
/// var augmentation = Augmentation.default
/// augmentation.elastic = 2
/// augmentation.affine.rotation = 8
/// ```
///
/// A range of zero takes no part, and no time. Geometry is put together into one map, so that ink is
/// resampled once. Equal states of the generator give equal bits on every machine.
public struct Augmentation: Hashable, Sendable {
  /// Turn, scale, slant and move.
  public var affine: AffineAugmentation

  /// The greatest elastic displacement along each axis, in pixels, 0 to 3.5.
  public var elastic: Float

  /// The greatest share by which an edge of the picture is nearer or farther than its middle, 0 to
  /// 0.4.
  public var perspective: Float

  /// The greatest change of strokes on each of their sides, thicker or thinner, in pixels, 0 to 1.
  public var thickness: Float

  /// How much light and contrast change at most, 0 to 1.
  public var lighting: Float

  /// The greatest standard deviation of a blur, in pixels, 0 to 1.
  public var blur: Float

  /// The greatest standard deviation of noise, as a share of full ink, 0 to 0.5.
  public var noise: Float

  /// How often each of thickness, lighting, blur and noise takes part in a sample, 0 to 1.
  public var appearanceProbability: Float

  /// Creates an augmentation; what is left out takes no part.
  ///
  /// - Parameters:
  ///   - affine: Turn, scale, slant and move.
  ///   - elastic: The greatest elastic displacement, in pixels.
  ///   - perspective: The greatest share by which an edge is nearer or farther.
  ///   - thickness: The greatest change of strokes on each side, in pixels.
  ///   - lighting: How much light and contrast change.
  ///   - blur: The greatest deviation of a blur, in pixels.
  ///   - noise: The greatest deviation of noise, as a share of full ink.
  ///   - appearanceProbability: How often each of the last four takes part.
  public init(
    affine: AffineAugmentation, elastic: Float = 0, perspective: Float = 0, thickness: Float = 0,
    lighting: Float = 0, blur: Float = 0, noise: Float = 0, appearanceProbability: Float = 0.5
  ) {
    self.affine = affine
    self.elastic = elastic
    self.perspective = perspective
    self.thickness = thickness
    self.lighting = lighting
    self.blur = blur
    self.noise = noise
    self.appearanceProbability = appearanceProbability
  }

  /// What keeps these ranges from being used, in words; `nil` if nothing does.
  public var problem: String? {
    func outside(_ value: Float, _ most: Float, _ what: String) -> String? {
      (0...most).contains(value) ? nil : "\(what) of \(value), not 0 to \(most)"
    }
    return affine.problem
      ?? outside(elastic, 3.5, "an elastic displacement")
      ?? outside(perspective, 0.4, "a perspective")
      ?? outside(thickness, 1, "a thickness")
      ?? outside(lighting, 1, "a lighting")
      ?? outside(blur, 1, "a blur")
      ?? outside(noise, 0.5, "a noise")
      ?? outside(appearanceProbability, 1, "an appearance probability")
  }

  /// Whether pixels move.
  private var movesPixels: Bool { affine != .none || elastic > 0 || perspective > 0 }

  /// Draws a distortion and applies it.
  ///
  /// - Parameters:
  ///   - ink: 28×28 levels, 0 for paper to 255 for full ink.
  ///   - output: Receives 784 values, 0 to 1.
  ///   - generator: Where randomness comes from.
  /// - Complexity: O(1), a few microseconds.
  public func apply(
    to ink: ArraySlice<UInt8>, into output: inout ArraySlice<Float>,
    using generator: inout some RandomNumberGenerator
  ) {
    var padded = PaddedInk(ink)
    if takesPart(thickness, using: &generator) {
      padded.thicken(by: generator.uniform(in: -thickness...thickness))
    }
    if takesPart(blur, using: &generator) {
      padded.blur(deviation: generator.uniform(in: 0...blur))
    }
    if movesPixels {
      drawWarp(using: &generator).resample(padded, into: &output)
    } else {
      padded.copy(into: &output)
    }
    if takesPart(lighting, using: &generator) {
      InkLighting(strength: lighting, using: &generator).apply(to: &output)
    }
    if takesPart(noise, using: &generator) {
      let deviation = generator.uniform(in: 0...noise)
      InkNoise.add(deviation: deviation, to: &output, using: &generator)
    }
  }

  /// Draws a distortion and applies it to a glyph and to what stands around it: what belongs together
  /// stays together.
  ///
  /// - Parameters:
  ///   - ink: 28×28 levels, 0 for paper to 255 for full ink.
  ///   - context: The ink around the glyph: 28×28 levels, or none where nothing is known.
  ///   - output: Receives 784 values of ink, 0 to 1, then 784 of what stands around it.
  ///   - generator: Where randomness comes from.
  /// - Complexity: O(1), a few microseconds.
  func apply(
    to ink: ArraySlice<UInt8>, context: ArraySlice<UInt8>, into output: inout ArraySlice<Float>,
    using generator: inout some RandomNumberGenerator
  ) {
    precondition(output.count == 2 * 784, "\(output.count) values for two planes of 28×28")
    let middle = output.startIndex + 784
    // Bare paper stays bare, whatever is drawn.
    if !context.contains(where: { $0 > 0 }) {
      apply(to: ink, into: &output[..<middle], using: &generator)
      for index in middle..<output.endIndex { output[index] = 0 }
      return
    }
    var padded = PaddedInk(ink)
    var around = PaddedInk(context)
    if takesPart(thickness, using: &generator) {
      let change = generator.uniform(in: -thickness...thickness)
      padded.thicken(by: change)
      around.thicken(by: change)
    }
    if takesPart(blur, using: &generator) {
      let deviation = generator.uniform(in: 0...blur)
      padded.blur(deviation: deviation)
      around.blur(deviation: deviation)
    }
    if movesPixels {
      let warp = drawWarp(using: &generator)
      warp.resample(padded, into: &output[..<middle])
      warp.resample(around, into: &output[middle...])
    } else {
      padded.copy(into: &output[..<middle])
      around.copy(into: &output[middle...])
    }
    if takesPart(lighting, using: &generator) {
      let light = InkLighting(strength: lighting, using: &generator)
      light.apply(to: &output[..<middle])
      light.apply(to: &output[middle...])
    }
    if takesPart(noise, using: &generator) {
      let deviation = generator.uniform(in: 0...noise)
      InkNoise.add(deviation: deviation, to: &output[..<middle], using: &generator)
    }
  }

  private func takesPart(
    _ range: Float, using generator: inout some RandomNumberGenerator
  ) -> Bool {
    range > 0 && generator.uniform() < appearanceProbability
  }

  private func drawWarp(using generator: inout some RandomNumberGenerator) -> GlyphWarp {
    var warp = GlyphWarp()
    if affine != .none { warp.affine = affine.drawMap(using: &generator) }
    if perspective > 0 {
      warp.tiltX = generator.uniform(in: -perspective...perspective) / 14
      warp.tiltY = generator.uniform(in: -perspective...perspective) / 14
    }
    if elastic > 0 { warp.field = ElasticField(amplitude: elastic, using: &generator) }
    return warp
  }
}
