/// A place on the paper, or a step between two.
///
/// The x axis runs right, the y axis down; pixel (0, 0) covers the square from (0, 0) to (1, 1).
public struct Point: Hashable, Sendable {
  /// The distance from the left.
  public var x: Double

  /// The distance from the top.
  public var y: Double

  /// Creates a point.
  ///
  /// - Parameters:
  ///   - x: The distance from the left.
  ///   - y: The distance from the top.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  static func + (first: Point, second: Point) -> Point {
    Point(first.x + second.x, first.y + second.y)
  }

  static func - (first: Point, second: Point) -> Point {
    Point(first.x - second.x, first.y - second.y)
  }

  static func * (point: Point, factor: Double) -> Point {
    Point(point.x * factor, point.y * factor)
  }

  /// The distance from the origin.
  var length: Double { (x * x + y * y).squareRoot() }
}
