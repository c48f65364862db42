/// A source that knows where the pen passed: its samples can be drawn at any size, with any pen.
protocol PenStrokeSource: GlyphSource {
  /// Where the pen passed for a sample, the longer side as long as 1; `nil` where nobody knows.
  ///
  /// - Parameter index: Which sample, from 0.
  /// - Returns: The strokes.
  func strokes(at index: Int) -> [Stroke]?
}

extension GlyphSubset: PenStrokeSource {
  func strokes(at index: Int) -> [Stroke]? {
    (base as? any PenStrokeSource)?.strokes(at: indices[index])
  }
}
