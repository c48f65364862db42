/// Digits written on paper that has no edges yet.
public struct Drawing: Hashable, Sendable {
  /// The digits in reading order.
  public var digits: [WrittenDigit]

  /// Creates a drawing.
  ///
  /// - Parameter digits: The digits in reading order.
  public init(digits: [WrittenDigit] = []) {
    self.digits = digits
  }

  /// The number of text lines.
  public var lineCount: Int { (digits.map(\.line).max() ?? -1) + 1 }

  var extent: Extent {
    digits.reduce(into: Extent()) { $0.include($1.extent) }
  }

  /// Moves the drawing.
  ///
  /// - Parameter step: How far, in pixels.
  /// - Returns: The drawing where it was moved.
  public func moved(by step: Point) -> Drawing {
    Drawing(digits: digits.map { $0.moved(by: step) })
  }

  /// Puts another drawing below this one, as further lines.
  ///
  /// - Parameters:
  ///   - other: The lines to put below.
  ///   - gap: The paper left between them, in pixels.
  ///   - indent: How far the others begin right of these, in pixels.
  /// - Returns: The lines of both.
  public func above(_ other: Drawing, gap: Double, indent: Double = 0) -> Drawing {
    guard !digits.isEmpty, !other.digits.isEmpty else {
      return Drawing(digits: digits + other.digits)
    }
    let here = extent
    let there = other.extent
    let step = Point(here.left - there.left + indent, here.bottom + gap - there.top)
    let first = lineCount
    let below = other.moved(by: step).digits.map { digit in
      WrittenDigit(digit: digit.digit, line: digit.line + first, traces: digit.traces)
    }
    return Drawing(digits: digits + below)
  }
}
