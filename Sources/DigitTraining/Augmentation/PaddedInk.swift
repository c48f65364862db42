/// A glyph with a margin of paper around it, so that who looks at a pixel's neighbors need not ask
/// where the edge is.
struct PaddedInk {
  /// The rows and columns of paper on each side.
  static let margin = 2

  /// The number of rows, and of columns: 32.
  static let side = 28 + 2 * margin

  /// [32, 32] levels, 0 for paper to 1 for full ink.
  var levels: [Float]

  /// Puts a margin around a glyph.
  ///
  /// - Parameter ink: 28×28 levels, 0 for paper to 255 for full ink.
  init(_ ink: ArraySlice<UInt8>) {
    precondition(ink.count == 784, "\(ink.count) levels for a glyph of 28×28 pixels")
    levels = [Float](repeating: 0, count: Self.side * Self.side)
    var target = levels.mutableSpan
    let source = ink.span
    for row in 0..<28 {
      let from = row &* 28
      let to = (row &+ Self.margin) &* Self.side &+ Self.margin
      for column in 0..<28 {
        target[to &+ column] = Float(source[from &+ column]) / 255
      }
    }
  }

  /// The glyph without its margin.
  ///
  /// - Parameter output: Receives 784 values.
  func copy(into output: inout ArraySlice<Float>) {
    let source = levels.span
    var target = output.mutableSpan
    for row in 0..<28 {
      let from = (row &+ Self.margin) &* Self.side &+ Self.margin
      for column in 0..<28 { target[row &* 28 &+ column] = source[from &+ column] }
    }
  }
}
