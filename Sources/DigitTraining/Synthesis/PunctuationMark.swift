internal import NeuralNetwork
internal import Raster

/// What people write between the digits of an amount, a date or a number on a form.
enum PunctuationMark: Hashable, CaseIterable {
  case comma
  case point
  case apostrophe
  case dash
}

extension LineMarks {
  /// A mark that stands between two digits, in its row and at column 0.
  ///
  /// A comma is a short 1 for its shape alone: as long as half a digit, it begins at the foot or a little above.
  ///
  /// - Parameters:
  ///   - mark: Which.
  ///   - generator: Where randomness comes from.
  /// - Returns: Its ink; the line to write on is row 0.
  func punctuation(
    _ mark: PunctuationMark, using generator: inout some RandomNumberGenerator
  ) -> InkCoverage? {
    var ink: InkCoverage?
    switch mark {
    case .comma:
      ink = tail(
        top: generator.uniform(in: -0.3...0), length: generator.uniform(in: 0.2...0.55),
        using: &generator)
    case .apostrophe:
      ink = tail(
        top: generator.uniform(in: -1.15 ... -0.8), length: generator.uniform(in: 0.15...0.4),
        using: &generator)
    case .point:
      let y = height * generator.uniform(in: -0.08...0.02)
      ink = draw([[StrokePoint(x: 0, y: y)]], width: pen * generator.uniform(in: 0.9...1.5))
    case .dash:
      let y = -height * generator.uniform(in: 0.35...0.6)
      let length = height * generator.uniform(in: 0.15...0.5)
      let tilt = length * generator.normal(deviation: 0.1)
      ink = draw(
        [[StrokePoint(x: 0, y: y), StrokePoint(x: length, y: y + tilt)]],
        width: pen * generator.uniform(in: 0.8...1.1))
    }
    ink?.x = 0
    return ink
  }

  /// A short stroke down that leans, and bends a little to the left.
  private func tail(
    top: Float, length: Float, using generator: inout some RandomNumberGenerator
  ) -> InkCoverage? {
    let (y, down) = (top * height, length * height)
    let lean = down * generator.uniform(in: 0...0.7)
    let bend = down * generator.uniform(in: 0...0.15)
    return draw(
      [
        [
          StrokePoint(x: 0, y: y), StrokePoint(x: bend - lean / 2, y: y + down / 2),
          StrokePoint(x: -lean, y: y + down),
        ]
      ], width: pen * generator.uniform(in: 0.8...1.2))
  }
}
