/// One movement of a pen from where it touches the paper to where it leaves it.
///
/// The pen passes the knots in order, in smooth curves except at corners. Coordinates are those of
/// a digit: 0 is the top and 1 the bottom of its line, x in the same unit.
public struct Stroke: Hashable, Sendable {
  /// A point that the pen passes.
  public struct Knot: Hashable, Sendable {
    /// The place.
    public var point: Point

    /// Whether the direction may jump here.
    public var isCorner: Bool

    /// A point passed in a curve.
    static func at(_ x: Double, _ y: Double) -> Knot {
      Knot(point: Point(x, y), isCorner: false)
    }

    /// A point where the direction jumps.
    static func corner(_ x: Double, _ y: Double) -> Knot {
      Knot(point: Point(x, y), isCorner: true)
    }
  }

  /// The points that the pen passes, at least two.
  public var knots: [Knot]

  init(_ knots: Knot...) {
    self.knots = knots
  }

  init(knots: [Knot]) {
    self.knots = knots
  }

  /// The path of the pen as a polyline.
  var path: [Point] {
    var path: [Point] = []
    var curve: [Point] = []
    for (index, knot) in knots.enumerated() {
      curve.append(knot.point)
      if knot.isCorner || index == knots.count - 1, curve.count > 1 {
        path += Curve.rounded(Curve.through(curve)).dropFirst(path.isEmpty ? 0 : 1)
        curve = [knot.point]
      }
    }
    return path
  }
}
