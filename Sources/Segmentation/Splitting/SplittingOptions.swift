/// Which components hold several digits. Lengths are parts of the line height.
public struct SplittingOptions: Hashable, Sendable {
  /// Whether wide components are cut at all.
  public var isEnabled = true

  /// Creates the default options.
  public init() {}
}
