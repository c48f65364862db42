internal import NeuralNetwork

/// What one digit looks like, before it is drawn at its size.
enum DigitInk: Sendable {
  /// 28×28 levels, 0 for paper to 255 for full ink.
  case bitmap([UInt8])

  /// Where the pen passed, in any unit.
  case strokes([Stroke])

  /// Draws the digit so that its foot stands on row 0; `nil` if it has no ink.
  ///
  /// - Parameters:
  ///   - shape: How it is drawn.
  ///   - penWidth: The width of the pen, in pixels; ink that was drawn before keeps its own.
  /// - Returns: The ink.
  func draw(shape: GlyphShape, penWidth: Float) -> InkCoverage? {
    switch self {
    case .bitmap(let levels): BitmapInk.draw(levels, shape: shape)
    case .strokes(let strokes): StrokeInk.draw(strokes, penWidth: penWidth, shape: shape)
    }
  }

  /// The digit with its upper part higher or lower than before, and bowed to a side; ink that was
  /// drawn before is left as it is.
  ///
  /// - Parameters:
  ///   - deviation: How far, as a standard deviation and share of the height.
  ///   - generator: Where randomness comes from.
  /// - Returns: The digit, bent.
  func bent(by deviation: Float, using generator: inout some RandomNumberGenerator) -> DigitInk {
    guard case .strokes(let strokes) = self, let bounds = StrokeBounds(of: strokes),
      bounds.height > 0, bounds.size.isFinite
    else { return self }
    // Near to a power of the height around 1, and never so strong that the digit folds.
    let lift = max(-0.6, min(0.6, 1.5 * generator.normal(deviation: deviation)))
    let bow = generator.normal(deviation: deviation / 3)
    let height = bounds.height
    return .strokes(
      strokes.map { stroke in
        stroke.map { point in
          let y = (point.y - bounds.top) / height
          let middle = y * (1 - y)
          return StrokePoint(
            x: point.x + 4 * bow * middle * height, y: point.y + lift * middle * height)
        }
      })
  }
}
