/// Which components are parts of one digit.
///
/// Lengths are parts of the line height, or of the stroke width where it says so.
public struct GroupingOptions: Hashable, Sendable {
  /// The widest break in a stroke, in stroke widths, between pieces that stand one over the other.
  public var maximumBreak = 1.5

  /// A component lower than this may be a part of a digit; a higher one is a digit's body.
  public var maximumPartHeight = 0.6

  /// The widest gap between a part and the rest of its digit.
  public var maximumGap = 0.3

  /// The widest gap between a flat part over or under the rest and the rest: the bar of a 5.
  public var maximumBarGap = 0.45

  /// The greatest height of a digit made of parts.
  public var maximumHeight = 1.6

  /// The greatest width of a digit made of parts.
  public var maximumWidth = 1.4

  /// The least height of a part that stands alone and is a digit all the same.
  public var minimumLoneHeight = 0.24

  /// The least height of such a part, in stroke widths: a comma is shorter.
  public var minimumLoneElongation = 3.0

  /// Creates the default options.
  public init() {}
}
