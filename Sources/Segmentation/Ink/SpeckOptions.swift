/// Which ink is too small to be writing.
public struct SpeckOptions: Hashable, Sendable {
  /// The least area, in squares of the line height.
  public var minimumArea = 0.004

  /// The least longer side, in line heights.
  public var minimumSize = 0.08

  /// The least height of what touches the upper or lower side of the picture, in line heights.
  public var minimumHeightAtEdge = 0.35

  /// The least width of what touches the left or right side, in line heights, if it is low too.
  public var minimumWidthAtSide = 0.12

  /// The least height of such, in line heights.
  public var minimumHeightAtSide = 0.6

  /// How near the upper or lower side the remains of a frame lie, as a part of the picture's height.
  public var edgeInHeight = 0.12

  /// How near the left or right side they lie, as a part of the picture's width.
  public var edgeInWidth = 0.1

  /// The greatest width of remains at the left or right side, in line heights.
  public var maximumWidthAtSide = 0.2

  /// How large the corners are in which they are told by their thickness, as a part of the sides.
  public var corner = 0.3

  /// The greatest thickness of remains in corners, in stroke widths.
  public var thicknessInCorner = 0.8

  /// The greatest thickness of a frame's corner, in stroke widths.
  public var thicknessOfCorner = 1.0

  /// How far it is from the left or right side of the picture at most, as a part of the width.
  public var reachOfCornerInWidth = 0.16

  /// How far it is from the upper or lower side at most, as a part of the height.
  public var reachOfCornerInHeight = 0.2

  /// The least share of it that lies along the outer sides of its box.
  public var shareOfCorner = 0.9

  /// The greatest thickness of a bar that is finer than the pen, in stroke widths.
  public var thicknessOfFineBar = 0.6

  /// The greatest thickness of a bar that is a frame's side, in stroke widths.
  public var thicknessOfBar = 1.1

  /// Creates the default options.
  public init() {}
}
