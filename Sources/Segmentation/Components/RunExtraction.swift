internal import Raster

extension Mask {
  /// Appends the runs of one row, from left to right.
  ///
  /// - Complexity: O(words of the row + runs).
  @inline(__always)
  func appendRuns(ofRow y: Int, words: Span<UInt64>, to runs: inout [Run]) {
    let row = y &* wordsPerRow
    // The start of a run that reached the end of the word before, or -1.
    var open = -1
    for index in 0..<wordsPerRow {
      var word = words[row &+ index]
      let base = index &<< 6
      if open >= 0 {
        if word == ~0 { continue }
        let length = (~word).trailingZeroBitCount
        runs.append(Run(row: y, start: open, end: base &+ length))
        open = -1
        word &= ~0 &<< UInt64(length)
      }
      while word != 0 {
        let start = word.trailingZeroBitCount
        // Adding the lowest bit carries through the run and leaves the bit behind its end.
        let (carried, overflow) = word.addingReportingOverflow(1 &<< UInt64(start))
        if overflow {
          open = base &+ start
          break
        }
        let end = carried.trailingZeroBitCount
        runs.append(Run(row: y, start: base &+ start, end: base &+ end))
        word &= carried
      }
    }
    if open >= 0 { runs.append(Run(row: y, start: open, end: width)) }
  }
}
