internal import Raster

/// Finds the boxes near a box without looking at all of them.
///
/// Boxes are entered into the square cells that they cover; one that covers many is kept aside
/// and always looked at.
struct BoxIndex {
  private let boxes: [Rect]
  private let cellSide: Int
  private var cells: [Cell: [Int]] = [:]
  private var large: [Int] = []

  private struct Cell: Hashable {
    var column: Int
    var row: Int
  }

  /// Enters boxes.
  ///
  /// - Parameters:
  ///   - boxes: Boxes without negative coordinates.
  ///   - cellSide: The side of a cell, best about that of a usual box.
  init(of boxes: [Rect], cellSide: Int) {
    self.boxes = boxes
    self.cellSide = max(1, cellSide)
    for (index, box) in boxes.enumerated() {
      let (columns, rows) = covered(by: box, margin: 0)
      if columns.count * rows.count > 64 {
        large.append(index)
        continue
      }
      for row in rows {
        for column in columns { cells[Cell(column: column, row: row), default: []].append(index) }
      }
    }
  }

  /// The boxes that are no farther than a margin from a box in each direction, in their order.
  ///
  /// The box itself is one of them, if it was entered.
  func near(_ box: Rect, margin: Int) -> [Int] {
    let (columns, rows) = covered(by: box, margin: margin)
    var found = large
    if columns.count * rows.count > 4 * boxes.count {
      found = Array(boxes.indices)
    } else {
      for row in rows {
        for column in columns { found += cells[Cell(column: column, row: row)] ?? [] }
      }
    }
    found.sort()
    var last = -1
    return found.filter { index in
      defer { last = index }
      let other = boxes[index]
      return index != last && other.x - box.maxX <= margin && box.x - other.maxX <= margin
        && other.y - box.maxY <= margin && box.y - other.maxY <= margin
    }
  }

  private func covered(by box: Rect, margin: Int) -> (ClosedRange<Int>, ClosedRange<Int>) {
    let left = max(0, box.x - margin) / cellSide
    let top = max(0, box.y - margin) / cellSide
    return (
      left...max(left, (box.maxX + margin) / cellSide),
      top...max(top, (box.maxY + margin) / cellSide)
    )
  }
}
