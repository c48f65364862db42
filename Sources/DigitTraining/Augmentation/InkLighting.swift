internal import NeuralNetwork

/// How ink fades, darkens and spreads over gray levels under one light.
///
/// Paper stays paper, to the bit: light changes what is left of the ink, as a pen, a scanner and the
/// reader's own threshold do.
struct InkLighting {
  /// What is taken off every level first, as a threshold set too high does.
  private let floor: Float

  /// The gain at the center, and what it changes for each column and row from there.
  private let gain: Float
  private let gainAcross: Float
  private let gainDown: Float

  /// How much half-tones are lifted (or lowered, if negative), -1 to 1.
  private let curve: Float

  /// Draws a light.
  ///
  /// - Parameters:
  ///   - strength: 0 for none to 1 for the most.
  ///   - generator: Where randomness comes from.
  init(strength: Float, using generator: inout some RandomNumberGenerator) {
    floor = generator.uniform(in: 0...0.12 * strength)
    gain = 1 + generator.uniform(in: -0.5 * strength...0.25 * strength)
    gainAcross = generator.uniform(in: -0.2 * strength...0.2 * strength) / 14
    gainDown = generator.uniform(in: -0.2 * strength...0.2 * strength) / 14
    curve = generator.uniform(in: -0.8 * strength...0.8 * strength)
  }

  /// Lights a glyph.
  ///
  /// - Parameter output: 784 levels, 0 to 1.
  func apply(to output: inout ArraySlice<Float>) {
    var ink = output.mutableSpan
    for row in 0..<28 {
      let rowGain = gain + gainDown * (Float(row) - 13.5)
      for column in 0..<28 {
        let at = row &* 28 &+ column
        let lit = (ink[at] - floor) * (rowGain + gainAcross * (Float(column) - 13.5))
        let level = min(1, max(0, lit))
        // Rises from 0 to 1 for every curve of -1 to 1, so that darker stays darker.
        ink[at] = level + curve * level * (1 - level)
      }
    }
  }
}
