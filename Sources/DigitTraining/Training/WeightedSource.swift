/// Samples, and how much of an epoch they make up.
public struct WeightedSource: Sendable {
  /// The samples.
  public var source: any GlyphSource

  /// How often an epoch sees each of them: 3 for three times, 0.5 for a random half of them.
  public var weight: Float

  /// The greatest weight.
  public static let greatestWeight: Float = 10_000

  /// Creates a weighted source.
  ///
  /// - Parameters:
  ///   - source: The samples.
  ///   - weight: How often an epoch sees each of them.
  public init(_ source: any GlyphSource, weight: Float = 1) {
    self.source = source
    self.weight = weight
  }
}
