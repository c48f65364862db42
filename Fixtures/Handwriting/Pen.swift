/// What the ink comes out of: a round tip whose width follows the pressure.
public struct Pen: Hashable, Sendable {
  /// The width of a line, as a share of the height of a digit.
  public var width: Double

  /// How far the width swings along a stroke, as a share of itself: 0 for a felt-tip pen.
  public var pressureSwing: Double

  /// How much thinner a stroke gets where the pen leaves the paper: 0 for not at all, 1 for a hair.
  public var taper: Double

  /// Creates a pen.
  ///
  /// - Parameters:
  ///   - width: The width of a line, as a share of the height of a digit.
  ///   - pressureSwing: How far the width swings along a stroke, as a share of itself.
  ///   - taper: How much thinner a stroke gets where the pen leaves the paper, 0 to 1.
  public init(width: Double, pressureSwing: Double = 0.1, taper: Double = 0.2) {
    self.width = width
    self.pressureSwing = pressureSwing
    self.taper = taper
  }

  /// A pen for children.
  public static let marker = Pen(width: 0.17, pressureSwing: 0.04, taper: 0.05)

  /// The tip of a felt pen.
  public static let felt = Pen(width: 0.11)

  /// A ball of half a millimeter on digits a centimeter high.
  public static let ballpoint = Pen(width: 0.055, pressureSwing: 0.15, taper: 0.3)
}
