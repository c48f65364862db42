/// A point that the pen passed: x to the right and y downward, as in pictures.
public struct StrokePoint: Hashable, Sendable {
  /// How far to the right.
  public var x: Float

  /// How far down.
  public var y: Float

  /// Creates a point.
  ///
  /// - Parameters:
  ///   - x: How far to the right.
  ///   - y: How far down.
  public init(x: Float, y: Float) {
    self.x = x
    self.y = y
  }
}

/// One pen movement: where the pen passed between it was set down and lifted.
public typealias Stroke = [StrokePoint]

/// The smallest rectangle that holds points.
public struct StrokeBounds: Hashable, Sendable {
  /// The least x.
  public var left: Float

  /// The least y.
  public var top: Float

  /// The greatest x.
  public var right: Float

  /// The greatest y.
  public var bottom: Float

  /// Looks for the bounds of strokes.
  ///
  /// - Parameter strokes: Any strokes; `nil` comes of none, or of none that has a point.
  public init?(of strokes: [Stroke]) {
    guard let first = strokes.first(where: { !$0.isEmpty })?.first else { return nil }
    left = first.x
    right = first.x
    top = first.y
    bottom = first.y
    for stroke in strokes {
      for point in stroke {
        left = min(left, point.x)
        right = max(right, point.x)
        top = min(top, point.y)
        bottom = max(bottom, point.y)
      }
    }
  }

  /// The difference of the greatest and the least x.
  public var width: Float { right - left }

  /// The difference of the greatest and the least y.
  public var height: Float { bottom - top }

  /// The longer side.
  public var size: Float { max(width, height) }
}
