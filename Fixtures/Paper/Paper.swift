public import Raster

/// How ink and paper look: their gray levels, the light on them, and what a camera adds.
///
/// Levels run from 0, black, to 1, white.
public struct Paper: Hashable, Sendable {
  /// The level of bare paper.
  public var level: Double

  /// The level of ink.
  public var ink: Double

  /// How much darker the right bottom corner is than the left top one.
  public var shade: Double

  /// The standard deviation of noise in every pixel.
  public var noise: Double

  /// Creates paper.
  ///
  /// - Parameters:
  ///   - level: The level of bare paper.
  ///   - ink: The level of ink.
  ///   - shade: How much darker the right bottom corner is than the left top one.
  ///   - noise: The standard deviation of noise in every pixel.
  public init(level: Double = 1, ink: Double = 0, shade: Double = 0, noise: Double = 0) {
    self.level = level
    self.ink = ink
    self.shade = shade
    self.noise = noise
  }

  /// Black on white.
  public static let white = Paper()

  /// White on black.
  public static let blackboard = Paper(level: 0, ink: 1)

  /// Makes a sheet into a gray picture.
  ///
  /// - Parameters:
  ///   - sheet: The sheet.
  ///   - generator: Where the noise comes from.
  /// - Returns: The picture.
  public func picture(
    of sheet: InkedSheet, using generator: inout some RandomNumberGenerator
  ) -> GrayImage {
    let (width, height) = (sheet.coverage.width, sheet.coverage.height)
    var picture = GrayImage(width: width, height: height, filledWith: 0)
    let diagonal = Double(max(width + height - 2, 1))
    for y in 0..<height {
      for x in 0..<width {
        var value = level + (ink - level) * sheet.coverage[x, y]
        value -= shade * Double(x + y) / diagonal
        if noise > 0 { value += generator.normal(deviation: noise) }
        picture[x, y] = UInt8((min(max(value, 0), 1) * 255).rounded())
      }
    }
    return picture
  }
}
