/// A digit on the paper: what it is, and the traces of the pen.
public struct WrittenDigit: Hashable, Sendable {
  /// The digit, 0 to 9.
  public var digit: Int

  /// The number of its text line, from the top, starting at 0.
  public var line: Int

  /// What the strokes left, in pixels.
  public var traces: [Trace]

  func moved(by step: Point) -> WrittenDigit {
    WrittenDigit(digit: digit, line: line, traces: traces.map { $0.moved(by: step) })
  }

  var extent: Extent {
    traces.reduce(into: Extent()) { $0.include($1.extent) }
  }
}
