internal import DigitReader
internal import FileSystem
internal import Pages

/// Gathers what a page about a whole run shows: the doubtful inputs first, with their pictures.
///
/// However many inputs there are, only the most doubtful are held.
struct BatchPage: Sendable {
  private struct Row {
    var path: String
    var text: String
    var style: String
    var word: String

    /// The confidence; what was not read at all comes first, then what was found empty: a digit
    /// that was not seen looks the same.
    var trust: Float
    var card: String?
    var number: Int
  }

  private var rows: [Row] = []
  private var count = 0
  private var cardCount = 0

  /// Takes an outcome.
  mutating func add(_ outcome: ScanOutcome) {
    guard let row = row(outcome) else { return }
    count += 1
    rows.append(row)
    if row.card != nil { cardCount += 1 }
    if rows.count >= 2 * Self.mostRows || cardCount >= 2 * Self.mostCards {
      rows = mostDoubtful
      cardCount = min(cardCount, Self.mostCards)
    }
  }

  /// The page.
  ///
  /// - Parameter tally: What the run came to.
  /// - Returns: All of it, pictures included.
  func html(_ tally: ScanTally) -> String {
    let rows = mostDoubtful
    var body =
      "<p>\(tally.inputs) inputs: \(tally.ok) ok, \(tally.review) to review, "
      + "\(tally.empty) empty, \(tally.failed) not read"
    body += tally.unchanged > 0 ? ", \(tally.unchanged) unchanged since an earlier run" : ""
    body += ".</p>\n<h2>Most doubtful first</h2>\n"
    for row in rows {
      guard let card = row.card else { continue }
      body += """
        <figure>\(card)<figcaption>\(HTML.escape(row.path)): \
        <b>\(HTML.escape(row.text))</b> <span class="\(row.style)">\
        \(HTML.escape(row.word))</span></figcaption></figure>

        """
    }
    body += "<h2>All\(rows.count < count ? " (the \(rows.count) most doubtful)" : "")</h2>\n"
    body += "<table><tr><th>Input<th>Number<th>Trust\n"
    for row in rows {
      body += """
        <tr><td>\(HTML.escape(row.path))<td>\(HTML.escape(row.text))\
        <td class="\(row.style)">\(HTML.escape(row.word))

        """
    }
    return HTML.page(title: "What digits read", body: body + "</table>")
  }

  private func row(_ outcome: ScanOutcome) -> Row? {
    let path = outcome.input.path.description
    switch outcome.result {
    case .read(let reading):
      let isUnsure = reading.predictions.contains { PictureCard.style(of: $0) == "unsure" }
      let style = reading.status == .ok && isUnsure ? "unsure" : reading.status.rawValue
      let percent = HTML.percent(reading.confidence)
      return Row(
        path: path, text: reading.lines.map(\.text).joined(separator: " "), style: style,
        word: reading.status == .empty ? "empty" : percent, trust: reading.confidence,
        card: outcome.card, number: count)
    case .failed(let error):
      return Row(
        path: path, text: "", style: "error", word: error.message, trust: -1, card: nil,
        number: count)
    case .unchanged, .skipped:
      return nil
    }
  }

  /// The rows that are shown, in their order; those that come first keep their pictures.
  private var mostDoubtful: [Row] {
    var sorted = rows.sorted { ($0.trust, $0.number) < ($1.trust, $1.number) }
    sorted.removeLast(max(0, sorted.count - Self.mostRows))
    var cardCount = 0
    for index in sorted.indices where sorted[index].card != nil {
      cardCount += 1
      if cardCount > Self.mostCards { sorted[index].card = nil }
    }
    return sorted
  }

  private static let mostRows = 10_000
  private static let mostCards = 200
}
