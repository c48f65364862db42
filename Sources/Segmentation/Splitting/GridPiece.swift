/// What lies on one side of a seam.
struct GridPiece {
  private(set) var left = Int.max
  private(set) var right = 0
  private(set) var top = Int.max
  private(set) var bottom = 0
  /// The number of patches of paper that its ink encloses.
  private(set) var loopCount = 0

  var width: Int { max(0, right - left) }
  var height: Int { max(0, bottom - top) }

  /// Looks at the cells that a seam leaves to its left or right.
  ///
  /// - Complexity: O(cells).
  init(of grid: InkGrid, leftOf seam: Seam, minimumLoop: Int) {
    self.init(of: grid, minimumLoop: minimumLoop) { y in 0..<seam.columns[y] }
  }

  init(of grid: InkGrid, rightOf seam: Seam, minimumLoop: Int) {
    self.init(of: grid, minimumLoop: minimumLoop) { y in seam.columns[y]..<grid.width }
  }

  init(of grid: InkGrid, minimumLoop: Int, columns: (Int) -> Range<Int>) {
    // A frame of paper around the piece, from which paper is flooded.
    let stride = grid.width + 2
    var isOpen: [Bool] = Array(repeating: true, count: stride * (grid.height + 2))
    for y in 0..<grid.height {
      for x in columns(y) where grid.isInk(x, y) {
        left = min(left, x)
        right = max(right, x + 1)
        top = min(top, y)
        bottom = max(bottom, y + 1)
        isOpen[(y + 1) * stride + x + 1] = false
      }
    }
    func flood(from start: Int) -> Int {
      var queue = [start]
      var cells = 1
      isOpen[start] = false
      while let cell = queue.popLast() {
        for neighbor in [cell - 1, cell + 1, cell - stride, cell + stride]
        where isOpen.indices.contains(neighbor) && isOpen[neighbor] {
          isOpen[neighbor] = false
          cells += 1
          queue.append(neighbor)
        }
      }
      return cells
    }
    _ = flood(from: 0)
    for cell in isOpen.indices where isOpen[cell] {
      // A pore of a few cells is no loop.
      if flood(from: cell) >= minimumLoop { loopCount += 1 }
    }
  }
}
