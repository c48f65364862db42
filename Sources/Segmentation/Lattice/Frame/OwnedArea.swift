internal import Raster

/// What one owner holds of a frame.
struct OwnedArea {
  /// The columns and rows that it is in, the last ones included.
  private(set) var left = Int.max
  private(set) var right = -1
  private(set) var top = Int.max
  private(set) var bottom = -1

  /// How many pixels it has.
  private(set) var area = 0

  /// Where it is in the picture, in its pixels.
  private(set) var sourceLeft = Double.infinity
  private(set) var sourceRight = -Double.infinity

  mutating func add(_ columns: Range<Int>, row: Int, in frame: LineFrame) {
    left = min(left, columns.lowerBound)
    right = max(right, columns.upperBound - 1)
    top = min(top, row)
    bottom = max(bottom, row)
    area += columns.count
    sourceLeft = min(sourceLeft, frame.sourceX(Double(columns.lowerBound), row: row))
    sourceRight = max(sourceRight, frame.sourceX(Double(columns.upperBound), row: row))
  }

  /// Where it is in the frame.
  var rect: Rect {
    area > 0
      ? Rect(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
      : Rect(x: 0, y: 0, width: 0, height: 0)
  }

  /// Measures all owners of a frame.
  ///
  /// - Parameters:
  ///   - frame: The frame.
  ///   - count: How many owners it has.
  /// - Returns: What each holds, the owner of number 1 first.
  static func all(in frame: LineFrame, count: Int) -> [OwnedArea] {
    var areas: [OwnedArea] = Array(repeating: OwnedArea(), count: count)
    let owners = frame.owners.span
    for y in 0..<frame.height {
      var start = 0
      var owner: Int32 = 0
      for x in 0..<frame.width {
        let other = owners[y &* frame.width &+ x]
        guard other != owner else { continue }
        if owner > 0 { areas[Int(owner) - 1].add(start..<x, row: y, in: frame) }
        owner = other
        start = x
      }
      if owner > 0 { areas[Int(owner) - 1].add(start..<frame.width, row: y, in: frame) }
    }
    return areas
  }
}
