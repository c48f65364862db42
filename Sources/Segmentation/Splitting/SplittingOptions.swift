/// Which components hold several digits that touch.
///
/// Lengths are parts of the line height.
public struct SplittingOptions: Hashable, Sendable {
  /// Whether components are cut at all.
  public var isEnabled = true

  /// The least width of a component that is cut where a piece keeps a closed loop, as a 0 or an 8.
  public var minimumWidthWithLoop = 1.0

  /// The least width of a component that is cut where no piece has a loop.
  public var minimumWidth = 1.6

  /// The greatest width of a component that is cut.
  public var maximumWidth = 12.0

  /// The greatest height of a component that is cut.
  public var maximumHeight = 2.5

  /// The most ink that a cut may cross, as a multiple of the stroke width.
  public var maximumCost = 1.2

  /// The least height of each piece.
  public var minimumPieceHeight = 0.6

  /// The least width of each piece.
  public var minimumPieceWidth = 0.4

  /// The least area of the paper in a loop, as a part of the line height squared.
  public var minimumLoop = 0.02

  /// How far a cut may stray to either side on its way down.
  public var reach = 0.06

  /// Creates the default options.
  public init() {}
}
