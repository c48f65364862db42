internal import Raster

/// The ink of one digit on the grid of pixels.
struct InkPatch {
  /// Where the patch lies on the paper.
  let bounds: Rect

  /// How much of each pixel is covered: 0 for none, 1 for all.
  private(set) var coverage: Image<Double>

  /// Lays the traces of a digit on the part of a grid that they reach.
  ///
  /// The edge of a line is one pixel soft: what a pixel is covered is told from the distance of its
  /// center to the middle of the line.
  ///
  /// - Parameters:
  ///   - traces: The traces, in pixels.
  ///   - paper: The grid; ink beyond it is lost.
  /// - Complexity: O(area of the boxes around all segments of the traces).
  init(_ traces: [Trace], on paper: Rect) {
    let extent = traces.reduce(into: Extent()) { $0.include($1.extent) }
    bounds = Self.pixels(of: extent).intersection(paper)
    coverage = Image(width: bounds.width, height: bounds.height, filledWith: 0)
    for trace in traces {
      for (from, to) in zip(trace.vertices, trace.vertices.dropFirst()) {
        lay(from, to)
      }
    }
  }

  /// Lays a straight piece of line, round at both ends.
  private mutating func lay(_ from: Trace.Vertex, _ to: Trace.Vertex) {
    var extent = Extent()
    extent.include(from.point, radius: from.radius)
    extent.include(to.point, radius: to.radius)
    let reached = Self.pixels(of: extent).intersection(bounds)
    let along = to.point - from.point
    let square = along.x * along.x + along.y * along.y
    for y in reached.y..<reached.maxY {
      for x in reached.x..<reached.maxX {
        let center = Point(Double(x) + 0.5, Double(y) + 0.5) - from.point
        let share = square > 0 ? (center.x * along.x + center.y * along.y) / square : 0
        let fraction = min(max(share, 0), 1)
        let radius = from.radius + (to.radius - from.radius) * fraction
        let distance = (center - along * fraction).length
        let covered = min(max(radius - distance + 0.5, 0), 1)
        let column = x - bounds.x
        let row = y - bounds.y
        if covered > coverage[column, row] { coverage[column, row] = covered }
      }
    }
  }

  /// The pixels that soft edges can reach.
  private static func pixels(of extent: Extent) -> Rect {
    guard extent.left <= extent.right else { return Rect(x: 0, y: 0, width: 0, height: 0) }
    let left = Int((extent.left - 1).rounded(.down))
    let top = Int((extent.top - 1).rounded(.down))
    let right = Int((extent.right + 1).rounded(.up))
    let bottom = Int((extent.bottom + 1).rounded(.up))
    return Rect(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// The smallest rectangle around the pixels that are at least half covered, on the paper.
  var inkBounds: Rect {
    var found = Rect(x: 0, y: 0, width: 0, height: 0)
    for y in 0..<coverage.height {
      for x in 0..<coverage.width where coverage[x, y] >= 0.5 {
        found = found.union(Rect(x: bounds.x + x, y: bounds.y + y, width: 1, height: 1))
      }
    }
    return found
  }
}
