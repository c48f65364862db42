/// One axis of a chart: what it spans, and where its round numbers are.
package struct ChartAxis: Hashable, Sendable {
  /// How its numbers are written.
  package enum Style: Hashable, Sendable {
    /// As they are.
    case plain

    /// With a comma between thousands.
    case grouped

    /// Times 100, with a percent sign.
    case percent
  }

  /// The least value.
  package var lowerBound: Double

  /// The greatest value, above the least.
  package var upperBound: Double

  /// How its numbers are written.
  package var style: Style

  /// Creates an axis that ends at round numbers.
  ///
  /// - Parameters:
  ///   - values: What it must span; nothing, or a single value, gets room around it.
  ///   - style: How its numbers are written.
  package init(spanning values: some Sequence<Double>, style: Style = .plain) {
    let finite = values.filter(\.isFinite)
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    if !(high > low) {
      let room = max(abs(low) * 0.1, 1e-3)
      (low, high) = (low - room, high + room)
    }
    let step = Self.roundStep(for: high - low)
    lowerBound = (low / step + 1e-9).rounded(.down) * step
    upperBound = (high / step - 1e-9).rounded(.up) * step
    self.style = style
  }

  /// Creates an axis that ends where it is told to.
  ///
  /// - Parameters:
  ///   - lowerBound: The least value.
  ///   - upperBound: The greatest value, above the least.
  ///   - style: How its numbers are written.
  package init(from lowerBound: Double, to upperBound: Double, style: Style = .plain) {
    precondition(upperBound > lowerBound, "an axis from \(lowerBound) to \(upperBound)")
    self.lowerBound = lowerBound
    self.upperBound = upperBound
    self.style = style
  }

  /// The round numbers, four to six of them.
  package var ticks: [Double] {
    let step = Self.roundStep(for: upperBound - lowerBound)
    let first = (lowerBound / step - 1e-6).rounded(.up)
    let last = (upperBound / step + 1e-6).rounded(.down)
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// Where a value lies: 0 at the least, 1 at the greatest; what lies beyond is moved to the end.
  package func place(of value: Double) -> Double {
    min(max((value - lowerBound) / (upperBound - lowerBound), 0), 1)
  }

  /// A tick as text, with as many decimals as the ticks differ in.
  package func text(of tick: Double) -> String {
    var step = Self.roundStep(for: upperBound - lowerBound)
    var value = tick
    if style == .percent { (step, value) = (step * 100, value * 100) }
    var decimals = 0
    while decimals < 10, step < 0.999 {
      step *= 10
      decimals += 1
    }
    if style == .grouped, decimals == 0, abs(value) < 1e15 {
      return NumberText.grouped(Int(value.rounded()))
    }
    return NumberText.fixed(value, decimals: decimals) + (style == .percent ? " %" : "")
  }

  /// 1, 2 or 5 times a power of ten, which a span holds four to ten times.
  private static func roundStep(for span: Double) -> Double {
    var unit = 1.0
    while unit * 10 <= span { unit *= 10 }
    while unit > span { unit /= 10 }
    for step in [unit / 5, unit / 2, unit, unit * 2] where span / step <= 6 { return step }
    return unit * 2
  }
}
