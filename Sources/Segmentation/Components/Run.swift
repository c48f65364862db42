/// Ink pixels side by side in one row.
public struct Run: Hashable, Sendable {
  /// The row, from the top.
  public var row: Int32

  /// The first column.
  public var start: Int32

  /// The first column right of the run.
  public var end: Int32

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - row: The row, from the top.
  ///   - start: The first column.
  ///   - end: The first column right of the run, greater than `start`.
  public init(row: Int, start: Int, end: Int) {
    self.row = Int32(row)
    self.start = Int32(start)
    self.end = Int32(end)
  }

  /// The row, from the top.
  public var y: Int { Int(row) }

  /// The columns.
  public var columns: Range<Int> { Int(start)..<Int(end) }

  /// The number of pixels.
  public var length: Int { Int(end) - Int(start) }
}
