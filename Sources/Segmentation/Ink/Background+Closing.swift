extension Background {
  /// Closes the levels with a square: the greatest around each, then the least around each of those (Serra, "Image
  /// analysis and mathematical morphology", 1982).
  ///
  /// What is narrower than the square and darker than what lies on both sides of it becomes as light as the darker of
  /// them; the side of a shade, which is dark on one side only, stays.
  ///
  /// - Parameter reach: The half side of the square, in cells.
  /// - Complexity: O(cells), whatever the reach.
  mutating func close(reach: Int) {
    var extremes = RunningExtremes(reach: reach, length: max(columns, rows))
    for isGreatest in [true, false] {
      for row in 0..<rows {
        extremes.replace(
          &levels, start: row * columns, count: columns, stride: 1, isGreatest: isGreatest)
      }
      for column in 0..<columns {
        extremes.replace(
          &levels, start: column, count: rows, stride: columns, isGreatest: isGreatest)
      }
    }
  }
}
