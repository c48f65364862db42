public import FileSystem
internal import Pages
public import Raster

/// A page about how numbers were read that needs nothing but itself.
public enum StringsReport {
  /// Writes the page.
  ///
  /// - Parameters:
  ///   - evaluations: What was measured.
  ///   - model: What the model calls itself.
  ///   - mostWrong: The most pictures of a folder that are shown.
  ///   - picture: Gives a picture, by its folder and its path, in the size that is to be shown; `nil`
  ///     where it is not to be had.
  /// - Returns: A whole page, pictures included.
  public static func page(
    _ evaluations: [StringEvaluation], model: String, mostWrong: Int = 200,
    picture: (FilePath) -> GrayImage?
  ) -> String {
    var body = "<main>\n"
    for evaluation in evaluations {
      body += "<h2>\(HTML.escape(evaluation.folder.description))</h2>\n"
      body += summary(evaluation) + riskCoverage(evaluation.riskCoverage)
      body += faults(evaluation) + statuses(evaluation)
      let wrong = evaluation.wrong
      body += samples(
        wrong.prefix(mostWrong), of: evaluation,
        title: "Read wrong, the surest first: \(min(mostWrong, wrong.count)) of \(wrong.count)",
        picture)
      body += samples(
        evaluation.excluded.prefix(mostWrong), of: evaluation,
        title: "Set aside, as their truth is known to be wrong: \(evaluation.excluded.count)",
        picture)
    }
    return HTML.page(
      title: "How well \(model) reads numbers", style: ReportStyle.css, body: body + "</main>\n")
  }

  private static func summary(_ evaluation: StringEvaluation) -> String {
    let right = evaluation.right
    let interval = right.interval
    var cards = ReportCards()
    cards.add(
      "Exactly right", percent(right.share),
      note: "\(right.count) of \(right.total); 95 % interval \(percent(interval.lowerBound)) to "
        + percent(interval.upperBound))
    cards.add(
      "Digit error rate", percent(evaluation.digitErrorRate),
      note: "\(evaluation.edits) edits of \(evaluation.digitCount) digits")
    let ok = evaluation.right(of: .ok)
    cards.add(
      "Right among ok", ok.total == 0 ? "–" : percent(ok.share),
      note: "\(ok.count) of \(ok.total)")
    let none = evaluation.falseOK
    cards.add(
      "Falsely ok", "\(none.count)", note: "of \(none.total) pictures without a digit")
    let sure = evaluation.sureFrom
    cards.add(
      "99 % right from", sure.map { percent(Double($0.confidence)) } ?? "–",
      note: sure.map {
        "\(percent(evaluation.riskCoverage.coverage(of: $0))) of the pictures"
      } ?? "no confidence is enough")
    cards.add(
      "Cost", NumberText.fixed(evaluation.secondsPerPicture * 1000, decimals: 2) + " ms",
      note: "a picture; \(NumberText.fixed(evaluation.cropsPerDigit, decimals: 2)) crops a digit")
    return cards.text
  }

  private static func riskCoverage(_ curve: RiskCoverageCurve) -> String {
    let points = curve.thinned(to: 400).map { (x: curve.coverage(of: $0), y: $0.risk) }
    if points.isEmpty { return "" }
    let chart = LineChart(
      title: "Risk and coverage",
      summary: "Of the surest 90 %, \(percent(curve.point(atCoverage: 0.9)?.risk ?? 0)) are wrong.",
      series: [LineChart.Series("share of readings that are wrong", points)],
      x: ChartAxis(from: 0, to: 1, style: .percent),
      y: ChartAxis(spanning: points.map(\.y) + [0], style: .percent),
      xLabel: "share of pictures that are answered, the surest first")
    return "<div class=\"charts\">\n" + chart.html + "</div>\n"
  }

  private static func faults(_ evaluation: StringEvaluation) -> String {
    var table = ReportTable("What went wrong", headings: ["Fault", "Times", "Pictures"])
    for fault in ReadingFault.allCases {
      let count = evaluation.count(of: fault)
      table.add(fault.name, ["\(count.occurrences)", "\(count.pictures)"])
    }
    return table.text()
  }

  private static func statuses(_ evaluation: StringEvaluation) -> String {
    var table = ReportTable(
      "What the reader said", headings: ["Status", "Pictures", "Share", "Right", "Right of these"])
    for status in StringOutcome.Status.allCases {
      let right = evaluation.right(of: status)
      table.add(
        status.rawValue,
        [
          "\(right.total)",
          percent(Proportion(right.total, of: evaluation.outcomes.count).share), "\(right.count)",
          right.total == 0 ? "–" : percent(right.share),
        ])
    }
    return table.text()
  }

  private static func samples(
    _ outcomes: ArraySlice<StringOutcome>, of evaluation: StringEvaluation, title: String,
    _ picture: (FilePath) -> GrayImage?
  ) -> String {
    if outcomes.isEmpty { return "" }
    var html = "<h3>\(HTML.escape(title))</h3>\n<ol class=\"samples numbers\">\n"
    for outcome in outcomes {
      let image = picture(evaluation.folder.appending(outcome.path)).map { image in
        "<img src=\"\(HTML.address(image))\" alt=\"The number \(outcome.truth)\">"
      }
      html += """
        <li>\(image ?? "")<span>\(shown(outcome.truth)) → \
        <b class="\(outcome.isCorrect ? "ok" : "error")">\(shown(outcome.text))</b> \
        \(percent(Double(outcome.confidence))) \(outcome.status.rawValue)</span>\
        <small>\(outcome.faults.map(\.name).joined(separator: ", "))</small>\
        <small>\(HTML.escape(outcome.path.description))</small></li>

        """
    }
    return html + "</ol>\n"
  }

  private static func shown(_ text: String) -> String { text.isEmpty ? "nothing" : text }
}
