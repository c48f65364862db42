/// A small chart for a page: an `svg` that names itself for those who do not see it.
package struct LineChart: Sendable {
  /// One line of a chart.
  package struct Series: Sendable {
    /// How a line looks.
    package enum Look: String, Sendable {
      /// A line through the points.
      case line

      /// A line with a dot at each point.
      case dots

      /// A thin line that the others are compared with.
      case guide
    }

    /// What it shows, for the legend.
    package var name: String

    /// The points, from left to right.
    package var points: [(x: Double, y: Double)]

    /// How it looks.
    package var look: Look

    /// Creates a line.
    ///
    /// - Parameters:
    ///   - name: What it shows.
    ///   - points: The points, from left to right.
    ///   - look: How it looks.
    package init(_ name: String, _ points: [(x: Double, y: Double)], look: Look = .line) {
      self.name = name
      self.points = points.filter { $0.x.isFinite && $0.y.isFinite }
      self.look = look
    }
  }

  /// What the chart shows.
  package var title: String

  /// What the chart says, in a sentence.
  package var summary: String

  /// The lines, the most important first.
  package var series: [Series]

  /// The horizontal axis.
  package var x: ChartAxis

  /// The vertical axis.
  package var y: ChartAxis

  /// What the horizontal axis measures.
  package var xLabel: String

  /// Creates a chart.
  ///
  /// - Parameters:
  ///   - title: What it shows.
  ///   - summary: What it says, in a sentence.
  ///   - series: The lines, the most important first.
  ///   - x: The horizontal axis.
  ///   - y: The vertical axis.
  ///   - xLabel: What the horizontal axis measures.
  package init(
    title: String, summary: String, series: [Series], x: ChartAxis, y: ChartAxis, xLabel: String
  ) {
    self.title = title
    self.summary = summary
    self.series = series
    self.x = x
    self.y = y
    self.xLabel = xLabel
  }

  /// The chart with its title and legend, as a `figure`.
  package var html: String {
    let name = HTML.escape(title)
    var html = """
      <figure class="chart"><h3>\(name)</h3>
      <svg viewBox="0 0 \(Int(width)) \(Int(height))" role="img" aria-label="\(name): \
      \(HTML.escape(summary))"><title>\(name): \(HTML.escape(summary))</title>

      """
    for tick in x.ticks {
      let at = NumberText.fixed(horizontal(tick), decimals: 1)
      html += """
        <text class="tick" x="\(at)" y="\(Int(bottom) + 16)" text-anchor="middle">\
        \(x.text(of: tick))</text>

        """
    }
    for tick in y.ticks {
      let at = NumberText.fixed(vertical(tick), decimals: 1)
      html += """
        <line class="grid" x1="\(Int(left))" x2="\(Int(right))" y1="\(at)" y2="\(at)"/>\
        <text class="tick" x="\(Int(left) - 6)" y="\(at)" dy="4" text-anchor="end">\
        \(y.text(of: tick))</text>

        """
    }
    html += """
      <text class="tick" x="\(Int((left + right) / 2))" y="\(Int(height) - 2)" \
      text-anchor="middle">\(HTML.escape(xLabel))</text>

      """
    for (number, line) in series.enumerated().reversed() { html += drawing(line, number: number) }
    return html + "</svg>\n<figcaption>\(legend)</figcaption></figure>\n"
  }

  private func drawing(_ line: Series, number: Int) -> String {
    let style = line.look == .guide ? "guide" : "s\(number)"
    let places = thinned(line.points).map { point in
      NumberText.fixed(horizontal(point.x), decimals: 1) + ","
        + NumberText.fixed(vertical(point.y), decimals: 1)
    }
    var html = "<polyline class=\"\(style)\" points=\"\(places.joined(separator: " "))\"/>\n"
    if line.look == .dots || places.count == 1 {
      for point in line.points {
        html += """
          <circle class="\(style)" cx="\(NumberText.fixed(horizontal(point.x), decimals: 1))" \
          cy="\(NumberText.fixed(vertical(point.y), decimals: 1))" r="2.5"/>

          """
      }
    }
    return html
  }

  private var legend: String {
    series.enumerated().map { number, line in
      let style = line.look == .guide ? "guide" : "s\(number)"
      return """
        <span class="key"><svg viewBox="0 0 24 8" aria-hidden="true">\
        <polyline class="\(style)" points="0,4 24,4"/></svg> \(HTML.escape(line.name))</span>
        """
    }.joined(separator: "\n")
  }

  /// Points closer than a pixel are one: the mean of theirs.
  private func thinned(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    guard points.count > Self.mostPoints else { return points }
    return (0..<Self.mostPoints).map { place in
      let range =
        place * points.count / Self.mostPoints..<(place + 1) * points.count
        / Self.mostPoints
      let count = Double(range.count)
      return (
        x: points[range].reduce(0) { $0 + $1.x } / count,
        y: points[range].reduce(0) { $0 + $1.y } / count
      )
    }
  }

  private func horizontal(_ value: Double) -> Double { left + x.place(of: value) * (right - left) }
  private func vertical(_ value: Double) -> Double { bottom - y.place(of: value) * (bottom - top) }

  private static let mostPoints = 400
  private let width = 420.0
  private let height = 260.0
  private let left = 58.0
  private let right = 396.0
  private let top = 10.0
  private let bottom = 218.0
}
