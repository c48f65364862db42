/// How ink is cut into candidates for digits.
///
/// Lengths are shares of the line height.
public struct LatticeOptions: Hashable, Sendable {
  /// The line height that ink is resampled to before it is cut, in pixels.
  public var workingHeight = 48.0

  /// How far small writing is enlarged to that height at most.
  public var maximumEnlargement = 6.0

  /// How many pixels a line resampled to that height has at most; larger ones are made smaller.
  public var maximumPixels = 12_000_000

  /// How much of its slant is taken from the writing, from 0 to 1.
  ///
  /// Half of it: the slant of one 7 is not that of a line.
  public var deslanting = 0.5

  /// The smallest area that is no speck, in squares of the line height.
  public var minimumArea = 0.004

  /// The longer side of the smallest component that is no speck.
  public var minimumSide = 0.08

  /// How far the center of a low component may lie off the line's.
  public var maximumOffset = 0.95

  /// The width above which a component is cut.
  public var minimumCutWidth = 0.5

  /// The height below which a component is a dash and not cut.
  public var minimumCutHeight = 0.35

  /// The height and the width above which a component is a drawing and not cut.
  public var maximumCutHeight = 3.0

  /// See ``maximumCutHeight``.
  public var maximumCutWidth = 30.0

  /// How far a cut may wander from its column to either side; 0 for straight cuts.
  public var cutReach = 0.14

  /// How far apart two cuts are at least.
  public var cutSpacing = 0.1

  /// How far a cut is from the sides of its component at least.
  public var cutMargin = 0.12

  /// How many cuts every component has at most, however narrow.
  public var baseCutCount = 2.0

  /// How many more it has for each line height of its width.
  public var cutsPerHeight = 3.6

  /// The smallest area of a piece, in squares of the line height: the arc of a small zero in a chain, between
  /// the sides that it shares with its neighbors, is not much larger.
  public var minimumPieceArea = 0.012

  /// How many primitives one digit is at most, unless they are all of one component.
  public var maximumPrimitives = 7

  /// How far apart the parts of one digit are at most.
  public var maximumGap = 0.45

  /// How wide a digit is at most.
  public var maximumWidth = 2.0

  /// The shape prior below which a span is no candidate.
  public var minimumPrior: Float = -4

  /// How near another small component makes a component doubtful.
  public var isolation = 0.12

  /// Whether a digit may be of several components, such as a 5 and its bar.
  public var groupsComponents = true

  /// Whether ink above ink, alone in a picture, is looked at as one digit too: ``PictureLattices/stack``.
  public var looksAtStacks = true

  /// Whether a glyph shows what stands around it; if not, its context is blank.
  public var showsContext = true

  /// Whether ink is as faint as it was written; if not, it is all alike.
  public var keepsFaintness = true

  /// Creates the options that real handwriting is read with.
  public init() {}
}
