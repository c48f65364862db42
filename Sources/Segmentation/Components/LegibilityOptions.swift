/// What makes a component ink and not noise, shade or a speck.
public struct LegibilityOptions: Hashable, Sendable {
  /// The least difference between paper and ink that can be seen, in gray levels.
  public var minimumContrast = 8.0

  /// The least step at the edge of ink, as a part of the contrast of the picture.
  ///
  /// Shade passes slowly into paper.
  public var minimumEdgeStep = 0.3

  /// The least mean step at the edge of ink, as a multiple of the paper's noise.
  public var minimumClarity = 3.0

  /// The mean step at the edge of ink, as a multiple of the paper's noise, that no bare paper has.
  public var certainClarity = 8.0

  /// The least part of strokes in strokes and specks together, where the step is not certain.
  public var minimumShare = 0.4

  /// The least height of a component that fills its picture, as a part of the picture's.
  public var fillingHeight = 0.8

  /// The least part of strokes in strokes and specks together in a picture that is filled so.
  public var fillingShare = 0.95

  /// The least mean step at the edge of ink there, as a multiple of the paper's noise.
  public var fillingClarity = 3.0

  /// How far the edge of ink reaches for its blur alone, in pixels: a picture may have been enlarged.
  public var edgeBlur = 1.0

  /// The least length of the longest stroke, in pixels: a digit has no legible shape below.
  public var minimumLength = 5.0

  /// The least size of a digit as a part of the picture's longer side.
  public var minimumSizeInPicture = 0.002

  /// The widest stroke as a part of the picture's longer side: a shadow is wider.
  public var maximumStrokeWidthInPicture = 0.25

  /// The least part of its box that a component fills.
  ///
  /// A digit of a pen as thin as a hundredth of its height fills twice as much; frames and rules
  /// across a page fill less.
  public var minimumDensity = 0.006

  /// The least length of a component, as a multiple of its own stroke width: a dot has 2.
  public var minimumElongation = 2.6

  /// The least length of a component, as a part of the height of a line.
  public var minimumSizeInLine = 0.12

  /// Creates the default options.
  public init() {}
}
