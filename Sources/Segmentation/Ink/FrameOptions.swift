/// Which lines at the sides of a picture are the printed box that the writing stands in.
///
/// "W" and "H" are the picture's width and height, "thickness" is counted in stroke widths.
public struct FrameOptions: Hashable, Sendable {
  /// The least length of a line from left to right, in W.
  public var minimumWidth = 0.18

  /// The least length of a line from left to right that ends near a side and not at it, in W.
  public var minimumWidthInside = 0.4

  /// The least length of a line from top to bottom, in H.
  public var minimumHeight = 0.28

  /// How far from the upper or lower side a line lies at most, in H.
  public var reachInHeight = 0.2

  /// How far from the left or right side a line lies at most, in W.
  public var reachInWidth = 0.16

  /// How far from the left or right side a line lies that may be thicker, in W.
  public var edgeInWidth = 0.085

  /// How far an end may be from what it touches, in the picture's side along the line.
  public var tolerance = 0.06

  /// The thickest line whose ends both touch a side of the picture.
  public var thicknessAcross = 1.25

  /// The thickest line one of whose ends touches a side or another line of the frame.
  public var thicknessTouching = 0.95

  /// The thickest line that is long, from left to right.
  public var thicknessOfLong = 0.8

  /// The thickest line wherever it ends.
  public var thicknessOfAny = 0.6

  /// By how much such a line is thinner than the pen, in pixels.
  public var thinnerOfAny = 2.0

  /// How high a line from top to bottom is at least that may be a digit, in heights of the writing
  /// between the sides.
  public var minimumHeightOfDigit = 0.5

  /// How far a digit stands out above or below that writing at most, in its heights.
  public var overhangOfDigit = 0.1

  /// How thick a line is at least that may be a digit though one of its ends touches a side of the picture: a
  /// printed one is finer.
  public var minimumThicknessOfDigit = 0.55

  /// The thickest line from top to bottom at the very side that is nearly as high as the picture.
  public var thicknessOfSide = 1.4

  /// The thickest line from top to bottom at the very side that touches.
  public var thicknessOfSideTouching = 1.15

  /// The longest gap within a line, in pixels.
  public var gap = 3

  /// The least width of a picture that has a frame above and below, in H: a bar of a digit cut out
  /// tightly goes from side to side as well.
  public var minimumAspect = 1.1

  /// Whether a line from top to bottom goes only if one above or below does: in a drawing cut out
  /// tightly it is a 1.
  public var sidesNeedOthers = false

  /// Whether a thick line above goes only if there is one below, and the other way round: it is the bar
  /// of a 7 that fills its drawing.
  public var barsNeedOthers = false

  /// Creates the default options, which are those of photographs and scans.
  public init() {}

  /// Those of drawings on even paper: writing may fill them, and lines are whole.
  public static var ofDrawings: FrameOptions {
    var options = FrameOptions()
    options.minimumWidth = 0.75
    options.minimumHeight = 0.5
    options.thicknessOfLong = 0.6
    options.sidesNeedOthers = true
    options.barsNeedOthers = true
    return options
  }
}
