/// A half-open rectangle of pixels: it holds the columns `x ..< x + width` of the rows
/// `y ..< y + height`.
public struct Rect: Hashable, Sendable {
  /// The leftmost column.
  public var x: Int

  /// The topmost row.
  public var y: Int

  /// The number of columns.
  public var width: Int

  /// The number of rows.
  public var height: Int

  /// Creates a rectangle from its top left pixel and its size.
  ///
  /// - Parameters:
  ///   - x: The leftmost column.
  ///   - y: The topmost row.
  ///   - width: The number of columns.
  ///   - height: The number of rows.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The first column right of the rectangle.
  public var maxX: Int { x + width }

  /// The first row below the rectangle.
  public var maxY: Int { y + height }

  /// Whether the rectangle holds no pixel.
  public var isEmpty: Bool { width <= 0 || height <= 0 }

  /// The horizontal center, in pixel edges: a rectangle of one pixel at 0 has its center at 0.5.
  public var midX: Double { Double(x) + Double(width) / 2 }

  /// The vertical center, in pixel edges.
  public var midY: Double { Double(y) + Double(height) / 2 }

  /// Whether the rectangle holds a pixel.
  ///
  /// - Parameters:
  ///   - x: The pixel's column.
  ///   - y: The pixel's row.
  /// - Returns: `true` if the pixel lies inside.
  public func contains(x: Int, y: Int) -> Bool {
    x >= self.x && x < maxX && y >= self.y && y < maxY
  }

  /// The smallest rectangle that holds both.
  ///
  /// - Parameter other: The rectangle to join; an empty one changes nothing.
  /// - Returns: The rectangle around both.
  public func union(_ other: Rect) -> Rect {
    if isEmpty { return other }
    if other.isEmpty { return self }
    let left = min(x, other.x)
    let top = min(y, other.y)
    return Rect(
      x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
  }

  /// The pixels that both hold; empty (of zero width and height) if there are none.
  ///
  /// - Parameter other: The rectangle to cut with.
  /// - Returns: The rectangle that both share.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    let right = min(maxX, other.maxX)
    let bottom = min(maxY, other.maxY)
    guard right > left, bottom > top else { return Rect(x: left, y: top, width: 0, height: 0) }
    return Rect(x: left, y: top, width: right - left, height: bottom - top)
  }
}
