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
  /// At most 64, many more than writing has: in a hatched drawing every line is near every other.
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
    var near: [Int] = []
    for index in found where index != near.last {
      let other = boxes[index]
      guard
        max(other.x - box.maxX, box.x - other.maxX) <= margin,
        max(other.y - box.maxY, box.y - other.maxY) <= margin
      else { continue }
      near.append(index)
      if near.count == 64 { break }
    }
    return near
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
