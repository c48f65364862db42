/// One digit as the classifier sees it: 28 × 28 levels of ink, as in MNIST.
///
/// The digit fills a box of 20 × 20 with its aspect kept, and its center of ink mass lies in the
/// middle (LeCun et al., "Gradient-based learning applied to document recognition", 1998).
public struct NormalizedGlyph: Hashable, Sendable {
  /// The number of pixels in a row, and of rows.
  public static let side = 28

  /// The ink of every pixel, row by row: 784 values.
  ///
  /// 0 is bare paper, 1 full ink.
  public var ink: [Float]

  /// The ink of everything else in the same window, row by row: 784 values, or none where nothing
  /// is known about what stands around the digit.
  public var context: [Float]

  /// Creates a glyph from its ink.
  ///
  /// - Parameters:
  ///   - ink: 784 values, row by row, 0 for paper to 1 for full ink.
  ///   - context: The ink of everything else in the same window: 784 values, or none.
  public init(ink: [Float], context: [Float] = []) {
    precondition(
      ink.count == Self.side * Self.side, "\(ink.count) values for a glyph of 28×28 pixels")
    precondition(
      context.isEmpty || context.count == Self.side * Self.side,
      "\(context.count) values for the context of a glyph of 28×28 pixels")
    self.ink = ink
    self.context = context
  }
}
