internal import Raster

/// The level of the paper everywhere in a picture: given on a coarse grid, linear between.
struct Background: Hashable, Sendable {
  /// The side of a cell, in pixels.
  var cell: Int
  let columns: Int
  let rows: Int
  /// The level in the middle of each cell, row by row.
  var levels: [Float]

  init(cell: Int, columns: Int, rows: Int, levels: [Float]) {
    self.cell = cell
    self.columns = columns
    self.rows = rows
    self.levels = levels
  }

  /// A background of one level.
  init(constant level: Float, of image: GrayImage, cell: Int) {
    let columns = (image.width + cell - 1) / cell
    let rows = (image.height + cell - 1) / cell
    self.init(
      cell: cell, columns: columns, rows: rows,
      levels: Array(repeating: level, count: columns * rows))
  }

  /// How much levels differ, a tenth of the darkest and of the lightest left out.
  var range: Float {
    let ends = ends
    return ends.light - ends.dark
  }

  /// The upper end of ``range``.
  var lightLevel: Float { ends.light }

  /// The levels that a tenth falls short of, and that a tenth exceeds.
  private var ends: (dark: Float, light: Float) {
    // Of very many, some tell as well as all.
    let step = 1 + levels.count / 8192
    let sorted = stride(from: 0, to: levels.count, by: step).map { levels[$0] }.sorted()
    let tenth = sorted.count / 10
    return (sorted[tenth], sorted[sorted.count - 1 - tenth])
  }

  /// The difference between paper and picture along one row: positive for what is darker than paper.
  ///
  /// - Parameters:
  ///   - y: The row.
  ///   - pixels: Its pixels.
  ///   - flip: 0, or 255 for a picture to be taken as its negative.
  ///   - residuals: Filled; as many as pixels.
  ///   - line: A scratch row of as many values as the grid has columns.
  @inline(__always)
  func subtract(
    row y: Int, pixels: Span<UInt8>, flip: UInt8, into residuals: inout MutableSpan<Int16>,
    line: inout [Int32]
  ) {
    let position = max(0, min(Double(rows - 1), (Double(y) + 0.5) / Double(cell) - 0.5))
    let above = Int(position)
    let below = min(rows - 1, above + 1)
    let weight = Float(position - Double(above))
    for column in 0..<columns {
      let upper = levels[above * columns + column]
      let lower = levels[below * columns + column]
      line[column] = Int32((upper + (lower - upper) * weight) * 4096)
    }
    let half = cell / 2
    var x = 0
    for column in -1..<columns {
      let left = line[max(0, column)]
      let right = line[min(columns - 1, column + 1)]
      // From the middle of one cell to the middle of the next; a half one at both sides.
      let end = column == columns - 1 ? pixels.count : min(pixels.count, (column + 1) * cell + half)
      let step = (right &- left) / Int32(cell)
      var level = left &+ step / 2 &+ 2048
      if column < 0 { level = left &+ 2048 }
      while x < end {
        residuals[x] = Int16(truncatingIfNeeded: level >> 12) &- Int16(pixels[x] ^ flip)
        level &+= step
        x &+= 1
      }
    }
  }
}
