internal import DigitClassifier
internal import DigitReader
internal import Pages
internal import Raster
internal import Segmentation

/// The candidates of a line as bars as wide as their ink, by their place: at the top what was read,
/// below it what else was looked at.
enum LatticeDiagram {
  /// A bar, before it has a row.
  private struct Bar {
    var left: Double
    var right: Double
    var label: String
    var title: String
    var isChosen: Bool
  }

  /// Draws the diagram.
  ///
  /// - Parameter line: What was found in a line.
  /// - Returns: An `svg` element; nothing where no candidate was looked at.
  static func html(_ line: LineTrace) -> String {
    let bars = bars(of: line).prefix(mostBars)
    if bars.isEmpty { return "" }
    // Where each row ends; the first is the chosen digits', which may overlap by a pixel.
    var ends = [0.0]
    var svg = ""
    for bar in bars {
      let row =
        bar.isChosen ? 0 : ends.indices.dropFirst().first { ends[$0] <= bar.left } ?? ends.count
      if row == ends.count { ends.append(0) }
      ends[row] = bar.right
      let wide = max(1, Int(bar.right - bar.left) - 2)
      svg += """
        <g\(bar.isChosen ? " class=\"chosen\"" : "")><rect x="\(Int(bar.left) + 1)" \
        y="\(row * rowHeight + 1)" width="\(wide)" height="\(rowHeight - 2)"/>\
        <text x="\(Int((bar.left + bar.right) / 2))" y="\((row + 1) * rowHeight - 5)" \
        font-size="13">\(wide > 50 ? bar.title : bar.label)</text><title>\(bar.title)</title></g>

        """
    }
    return """
      <svg class="lattice" viewBox="0 0 \(Int(width)) \(ends.count * rowHeight)" \
      width="\(Int(width))" role="img" aria-label="The candidates and where they stand">
      \(svg)</svg>

      """
  }

  /// The candidates that were looked at: the chosen ones, then the others from left to right.
  private static func bars(of line: LineTrace) -> [Bar] {
    let spans = line.lattice.spans
    let asked = spans.indices.filter { line.probabilities[$0] != nil }
    guard let left = asked.map({ spans[$0].bounds.x }).min(),
      let right = asked.map({ spans[$0].bounds.maxX }).max(), right > left
    else { return [] }
    let scale = width / Double(right - left)
    let bars = asked.compactMap { index -> Bar? in
      guard let scored = line.probabilities[index] else { return nil }
      let box = spans[index].bounds
      let chosen = line.path.first { $0.span == index }
      let digit = chosen?.digit ?? scored.digit
      // What is likelier no digit than any has no digit's name, unless it was read as one.
      let none = (scored.notADigit ?? 0) > scored.confidence && chosen == nil
      let percent = HTML.percent(none ? scored.notADigit ?? 0 : scored.values[digit])
      let label = none ? "–" : "\(digit)"
      return Bar(
        left: Double(box.x - left) * scale, right: Double(box.maxX - left) * scale, label: label,
        title: "\(label) \(percent)", isChosen: chosen != nil)
    }
    return bars.sorted {
      ($0.isChosen ? 0 : 1, $0.left, $0.right) < ($1.isChosen ? 0 : 1, $1.left, $1.right)
    }
  }

  private static let width = 1000.0
  private static let rowHeight = 18
  private static let mostBars = 1000
}
