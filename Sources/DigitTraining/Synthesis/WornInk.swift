internal import NeuralNetwork
internal import Raster

/// Takes ink away in patches, as a pen that runs dry, a rough paper or a hard threshold does: strokes become
/// thinner, get gaps, or are left as dots.
///
/// Few of the digits that people write are broken, too few to learn from, while dots and dashes that are no digit
/// are many and look like them.
enum WornInk {
  /// Wears a digit.
  ///
  /// - Parameters:
  ///   - ink: The digit.
  ///   - height: The height of digits, in pixels.
  ///   - generator: Where randomness comes from.
  /// - Returns: What is left of it; all of it if that would be less than half.
  static func wear(
    _ ink: InkCoverage, height: Float, using generator: inout some RandomNumberGenerator
  ) -> InkCoverage {
    let spacing = max(1, height * generator.logUniform(in: 0.04...0.3))
    let field = SmoothField(
      width: ink.width, height: ink.height, spacing: spacing, using: &generator)
    let level = generator.uniform(in: 0.05...0.6)
    // From paper to ink over a quarter of a hill's height: hard edges would be marks that no pen makes.
    let steepness: Float = 4
    var worn = ink.image
    var (before, after): (Float, Float) = (0, 0)
    for y in 0..<ink.height {
      for x in 0..<ink.width {
        let covered = ink.image[x, y]
        let kept = covered * min(1, max(0, 0.5 + (field[x, y] + level) * steepness))
        worn[x, y] = kept
        before += covered
        after += kept
      }
    }
    guard 2 * after >= before else { return ink }
    return InkCoverage(trimming: worn, x: ink.x, y: ink.y) ?? ink
  }
}
