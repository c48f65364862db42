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
}
