/// How far something reaches, in pixels and parts of them; nothing at first.
struct Extent {
  var left = Double.infinity
  var top = Double.infinity
  var right = -Double.infinity
  var bottom = -Double.infinity

  var width: Double { max(right - left, 0) }
  var height: Double { max(bottom - top, 0) }

  /// Reaches for a disk as well.
  mutating func include(_ center: Point, radius: Double) {
    left = min(left, center.x - radius)
    top = min(top, center.y - radius)
    right = max(right, center.x + radius)
    bottom = max(bottom, center.y + radius)
  }

  /// Reaches for all that another reaches for as well.
  mutating func include(_ other: Extent) {
    left = min(left, other.left)
    top = min(top, other.top)
    right = max(right, other.right)
    bottom = max(bottom, other.bottom)
  }
}
