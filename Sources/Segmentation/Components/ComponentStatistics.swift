internal import Raster

/// What is known of a component while it grows, in 40 bytes: a speckled page has 200,000 of them.
struct ComponentStatistics: Hashable, Sendable {
  var left = Int32.max
  var top = Int32.max
  var right = Int32.min
  var bottom = Int32.min
  var area = 0
  /// Twice the sum of the columns' centers, which is whole.
  var doubledSumX = 0
  var doubledSumY = 0

  @inline(__always)
  mutating func add(_ run: Run) {
    left = min(left, run.start)
    right = max(right, run.end)
    top = min(top, run.row)
    bottom = max(bottom, run.row &+ 1)
    let length = run.length
    area &+= length
    doubledSumX &+= length &* (Int(run.start) &+ Int(run.end))
    doubledSumY &+= length &* (2 &* Int(run.row) &+ 1)
  }

  @inline(__always)
  mutating func add(_ other: ComponentStatistics) {
    left = min(left, other.left)
    right = max(right, other.right)
    top = min(top, other.top)
    bottom = max(bottom, other.bottom)
    area &+= other.area
    doubledSumX &+= other.doubledSumX
    doubledSumY &+= other.doubledSumY
  }

  func component(runs: ArraySlice<Run>) -> Component {
    precondition(area > 0, "a component without pixels")
    return Component(
      runs: runs,
      bounds: Rect(
        x: Int(left), y: Int(top), width: Int(right) - Int(left), height: Int(bottom) - Int(top)),
      area: area,
      centroidX: Double(doubledSumX) / Double(2 * area),
      centroidY: Double(doubledSumY) / Double(2 * area))
  }
}
