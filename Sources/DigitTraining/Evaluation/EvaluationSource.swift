/// A source, or some of its samples, to measure on.
public struct EvaluationSource: Sendable {
  /// Where the samples come from.
  public let glyphs: any GlyphSource

  /// Which samples of it, in the order in which they are measured.
  public let indices: [Int]

  /// Measures on all samples of a source.
  ///
  /// - Parameter glyphs: The source.
  public init(_ glyphs: any GlyphSource) {
    self.glyphs = glyphs
    indices = Array(0..<glyphs.count)
  }

  /// Measures on some samples of a source.
  ///
  /// - Parameters:
  ///   - glyphs: The source.
  ///   - indices: Which samples.
  public init(_ glyphs: any GlyphSource, indices: [Int]) {
    self.glyphs = glyphs
    self.indices = indices
  }

  /// Measures on what some writers wrote.
  ///
  /// - Parameters:
  ///   - glyphs: The source.
  ///   - writers: Whose samples; those whose writer nobody knows are left out.
  public init(_ glyphs: any GlyphSource, writtenBy writers: Set<String>) {
    self.glyphs = glyphs
    let isWanted = glyphs.writers.map(writers.contains)
    indices = (0..<glyphs.count).filter { index in
      glyphs.writer(at: index).map { isWanted[$0] } ?? false
    }
  }
}
