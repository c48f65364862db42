internal import Raster

/// A component on a grid of square cells: small enough to search, whatever the scan's resolution.
struct InkGrid {
  /// The side of a cell in pixels.
  let cellSide: Int
  /// The number of cells in a row.
  let width: Int
  /// The number of rows of cells.
  let height: Int
  /// The part of each cell that is ink, 0 to 1, row by row.
  private(set) var coverage: [Float]

  /// Lays a grid over a component's bounds.
  ///
  /// - Parameters:
  ///   - component: Ink pixels that touch each other.
  ///   - cellSide: The side of a cell in pixels, at least 1.
  init(of component: Component, cellSide: Int) {
    let bounds = component.bounds
    self.cellSide = cellSide
    width = (bounds.width + cellSide - 1) / cellSide
    height = (bounds.height + cellSide - 1) / cellSide
    coverage = Array(repeating: 0, count: width * height)
    let pixel = 1 / Float(cellSide * cellSide)
    for run in component.runs {
      let row = (run.y - bounds.y) / cellSide * width
      var x = run.columns.lowerBound - bounds.x
      let end = run.columns.upperBound - bounds.x
      while x < end {
        let cell = x / cellSide
        let next = min(end, (cell + 1) * cellSide)
        coverage[row + cell] += pixel * Float(next - x)
        x = next
      }
    }
  }

  /// Whether a cell is mostly ink.
  func isInk(_ x: Int, _ y: Int) -> Bool { coverage[y * width + x] >= 0.5 }
}
