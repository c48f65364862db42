/// Which lines are rules of the paper or underlines.
public struct RuleOptions: Hashable, Sendable {
  /// The least length of the rules by which ruled paper is known, as a part of the picture's side.
  public var minimumRuleLength = 0.6

  /// How many such lines make ruled paper.
  public var minimumRuleCount = 3

  /// How many lines from side to side make squared paper, where one from top to bottom crosses them.
  public var minimumSquareCount = 2

  /// The least distance of such lines, in their thickness: those of a bold 5 are nearer.
  public var minimumRuleDistance = 6.0

  /// The least length of what else goes on ruled paper, as a part of the picture's side.
  public var minimumPieceLength = 0.2

  /// The least length of a thin underline, in line heights.
  public var minimumLength = 1.3

  /// The thickest thin underline, in stroke widths.
  public var thinThickness = 0.65

  /// By how much such an underline is thinner than the pen, in pixels.
  public var thinnerOfThin = 1.5

  /// The least length of any other underline, and of one within the writing, in line heights.
  public var minimumLongLength = 2.2

  /// The thickest underline or rule, in stroke widths.
  public var maximumThickness = 1.6

  /// The greatest share of a thicker underline's columns in which ink goes on above or below it.
  public var maximumCrossedShare = 0.1

  /// The least height of what stays beside a line that was taken out, in line heights.
  public var minimumScrapHeight = 0.35

  /// The longest gap within a line, in pixels.
  public var gap = 3

  /// Creates the default options.
  public init() {}
}
