/// Which straight lines are boxes around writing: on forms, one for each number or one for each digit.
///
/// "Thickness" is counted in stroke widths.
public struct BoxOptions: Hashable, Sendable {
  /// The least length of a line from top to bottom, in line heights: a box is as high as what stands in it.
  public var minimumHeight = 0.6

  /// The least length of a line from left to right, in line heights: that of a 1 is narrow.
  public var minimumWidth = 0.3

  /// The thickest line of a box.
  public var maximumThickness = 1.3

  /// The thickest line of a box of which the picture shows but a part.
  public var maximumThicknessOfPart = 1.1

  /// How thick one of its lines is at most, as a multiple of their median: a 1 from the upper to the lower line of its box
  /// is thicker.
  public var maximumUnevenness = 1.4

  /// How far apart the upper and the lower line of a row of boxes are at least, in heights of all the rows.
  public var minimumRow = 0.08

  /// How much paper is between a stroke and the lines of the box that it ends at, in pixels.
  public var minimumGap = 2

  /// How far from a line another may end that meets it, in thicknesses of the thinner one, and beside that in pixels.
  public var tolerance = 0.5

  /// See ``tolerance``.
  public var toleranceInPixels = 1.0

  /// How high what stands in a box is at least, in heights of the box.
  public var minimumContent = 0.25

  /// The longest gap within a line, in pixels.
  public var gap = 3

  /// How many lines a picture has at most for boxes to be looked for: more are hatching.
  public var maximumLines = 4_000

  /// Creates the default options.
  public init() {}
}
