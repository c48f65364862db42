internal import DigitClassifier
internal import DigitReader
internal import Pages
internal import Raster
internal import Segmentation

/// What the network saw of a line, and what it said: the digits that were read large, the other
/// candidates small.
enum CandidateList {
  /// The most candidates of a page that are shown beside those that were read.
  static let mostRejected = 1000

  /// Writes the list.
  ///
  /// - Parameters:
  ///   - line: What was found in a line.
  ///   - reading: What came of all lines.
  ///   - room: How many candidates more the page has room for.
  /// - Returns: The list, by their place from left to right.
  static func html(_ line: LineTrace, of reading: Reading, room: inout Int) -> String {
    var html = ""
    if !line.path.isEmpty {
      html += "<table><tr><th>Digit<th>Seen<th>Box<th>Shape<th>Probabilities\n"
      for step in line.path { html += row(step, of: line, reading) }
      html += "</table>\n"
    }
    let chosen = Set(line.path.map(\.span))
    let spans = line.lattice.spans
    let rejected = spans.indices.filter { line.probabilities[$0] != nil && !chosen.contains($0) }
      .sorted {
        let (one, other) = (spans[$0].bounds, spans[$1].bounds)
        return (one.x, one.maxX, $0) < (other.x, other.maxX, $1)
      }
    let shown = rejected.prefix(room)
    room -= shown.count
    if !shown.isEmpty {
      html += "<p>Looked at too:</p>\n<div class=\"crops\">\n"
      for span in shown { html += crop(span, of: line) }
      html += "</div>\n"
    }
    var rest: [String] = []
    if shown.count < rejected.count {
      rest.append("\(rejected.count - shown.count) more were looked at")
    }
    let unasked = line.probabilities.count { $0 == nil }
    if unasked > 0 {
      rest.append(
        "\(unasked) candidates were not looked at, as a digit beyond doubt stands there")
    }
    return rest.isEmpty ? html : html + "<p>\(rest.joined(separator: "; ")).</p>\n"
  }

  private static func row(
    _ step: LineTrace.Step, of line: LineTrace, _ reading: Reading
  ) -> String {
    let span = line.lattice.spans[step.span]
    let seen = ExplanationPictures.crop(line.lattice.glyph(of: span))
    let bars = classes(line.probabilities[step.span]).prefix(3).map { name, probability in
      let width = Int((min(max(probability, 0), 1) * 200).rounded())
      return "\(name) <span class=\"bar\" style=\"width:\(width)px\"></span> "
        + HTML.percent(probability)
    }
    let style = step.prediction.map { PictureCard.style(of: reading.predictions[$0]) } ?? "empty"
    // In brackets: its number was dropped, as it looks like none.
    let name = step.prediction == nil ? "(\(step.digit))" : "\(step.digit)"
    let box = span.bounds
    return """
      <tr><td class="\(style)"><b>\(name)</b>\
      <td><img class="small" src="\(HTML.address(seen))" alt="">\
      <td>\(box.x), \(box.y), \(box.width)×\(box.height)<td>\(shape(of: span))\
      <td>\(bars.joined(separator: "<br>"))

      """
  }

  private static func crop(_ index: Int, of line: LineTrace) -> String {
    let span = line.lattice.spans[index]
    let seen = ExplanationPictures.crop(line.lattice.glyph(of: span))
    let best = classes(line.probabilities[index]).first
    let text = best.map { "\($0.name) \(HTML.percent($0.probability))" } ?? ""
    return """
      <figure title="x \(span.bounds.x), \(span.bounds.width)×\(span.bounds.height), \
      \(shape(of: span))"><img class="tiny" src="\(HTML.address(seen))" alt=""><br>\(text)</figure>

      """
  }

  /// What a span's shape is like, in words.
  private static func shape(of span: DigitSpan) -> String {
    let amiss = NumberText.fixed(Double(-span.prior), decimals: 1)
    let cuts = span.cutSides == 0 ? "" : ", cut on \(span.cutSides == 1 ? "a side" : "both sides")"
    let pieces = span.primitives.count > 1 ? ", \(span.primitives.count) pieces" : ""
    return (amiss == "0.0" ? "fits" : "amiss by \(amiss)") + cuts + pieces
  }

  /// The classes, the likeliest first.
  private static func classes(
    _ scored: ClassProbabilities?
  ) -> [(name: String, probability: Float)] {
    (scored?.values ?? []).enumerated()
      .map { (name: $0 < 10 ? "\($0)" : "no digit", probability: $1) }
      .sorted { $0.probability > $1.probability }
  }
}
