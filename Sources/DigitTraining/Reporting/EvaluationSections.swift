internal import ImageCodecs
internal import Pages
internal import Raster

/// The parts of a page that tell how well a model does.
enum EvaluationSections {
  /// The figures that are read first.
  static func summary(_ evaluation: DetailedEvaluation) -> String {
    let right = evaluation.result.right
    let interval = right.interval
    var cards = ReportCards()
    cards.add(
      "Accuracy", percent(right.share),
      note: "95 % interval \(percent(interval.lowerBound)) to \(percent(interval.upperBound))")
    cards.add(
      "Wrong", NumberText.grouped(right.total - right.count),
      note: "of \(NumberText.grouped(right.total)) samples")
    cards.add("Loss", NumberText.fixed(evaluation.loss, decimals: 4), note: "nats")
    cards.add(
      "Calibration error", percent(evaluation.calibration.expectedCalibrationError),
      note: "expected, 15 bins")
    cards.add(
      "AURC", NumberText.fixed(evaluation.riskCoverage.area, decimals: 5),
      note: "area under risk–coverage")
    return cards.text
  }

  /// Tables and curves.
  static func html(_ evaluation: DetailedEvaluation) -> String {
    "<h2>Which class is taken for which</h2>\n" + confusion(evaluation.confusion)
      + "<h2>Trust</h2>\n<div class=\"charts\">\n" + reliability(evaluation.calibration)
      + riskCoverage(evaluation.riskCoverage) + "</div>\n"
      + "<h2>Parts</h2>\n" + groups(evaluation) + classes(evaluation.confusion)
  }

  private static func confusion(_ confusion: ConfusionMatrix) -> String {
    let labels = confusion.counts.indices
    let names = labels.map { ConfusionMatrix.heading(of: $0) }
    var table = ReportTable(
      "Rows: what it is. Columns: what it was read as. The darker, the more often.",
      headings: [""] + names + ["right"])
    let errors = labels.flatMap { row in labels.map { $0 == row ? 0 : confusion.counts[row][$0] } }
    let most = Double(errors.max() ?? 0)
    for (label, row) in confusion.counts.enumerated() {
      let cells = row.enumerated().map { digit, count -> String in
        if digit == label { return "<td class=\"hit\">\(count)</td>" }
        if count == 0 { return "<td class=\"none\">·</td>" }
        let shade = NumberText.fixed(0.12 + 0.5 * (Double(count) / most).squareRoot(), decimals: 2)
        return "<td style=\"background:rgb(224 108 40/\(shade))\">\(count)</td>"
      }
      let sum = row.reduce(0, +)
      let right = sum == 0 ? "–" : percent(Double(row[label]) / Double(sum))
      table.add(names[label], html: cells + ["<td>\(right)</td>"])
    }
    return table.text(style: "matrix")
  }

  private static func reliability(_ curve: CalibrationCurve) -> String {
    let bins = curve.bins.filter { $0.right.total > 0 }
    return LineChart(
      title: "Calibration",
      summary: "Confidence and hit rate differ by "
        + "\(percent(curve.expectedCalibrationError)) on average.",
      series: [
        LineChart.Series(
          "hit rate of each bin", bins.map { (x: $0.confidence, y: $0.right.share) }, look: .dots),
        LineChart.Series("perfect", [(x: 0, y: 0), (x: 1, y: 1)], look: .guide),
      ],
      x: ChartAxis(from: 0, to: 1, style: .percent), y: ChartAxis(from: 0, to: 1, style: .percent),
      xLabel: "confidence"
    ).html
  }

  private static func riskCoverage(_ curve: RiskCoverageCurve) -> String {
    let points = curve.thinned(to: 400).map { (x: curve.coverage(of: $0), y: $0.risk) }
    let half = curve.point(atCoverage: 0.9)?.risk ?? 0
    return LineChart(
      title: "Risk and coverage",
      summary: "Of the surest 90 %, \(percent(half)) are wrong.",
      series: [LineChart.Series("share of answers that are wrong", points)],
      x: ChartAxis(from: 0, to: 1, style: .percent),
      y: ChartAxis(spanning: points.map(\.y) + [0], style: .percent),
      xLabel: "share of samples that are answered, the surest first"
    ).html
  }

  private static func groups(_ evaluation: DetailedEvaluation) -> String {
    var table = ReportTable(
      "By source and writer", headings: ["Source", "Samples", "Wrong", "Right", "95 %", "Loss"])
    let writers = evaluation.byWriter
    for source in evaluation.bySource {
      table.add(source.source, cells(source))
      for group in writers where group.source == source.source {
        table.add("\u{2003}\(group.writer ?? "")", cells(group))
      }
    }
    return table.text()
  }

  private static func cells(_ group: EvaluationGroup) -> [String] {
    let right = group.right
    return [
      NumberText.grouped(right.total), "\(right.total - right.count)", percent(right.share),
      interval(right), NumberText.fixed(group.loss, decimals: 4),
    ]
  }

  private static func classes(_ confusion: ConfusionMatrix) -> String {
    var table = ReportTable(
      "By class", headings: ["Class", "Samples", "Wrong", "Recall", "95 %", "Precision"])
    for one in confusion.classes where one.recall.total + one.precision.total > 0 {
      let recall = one.recall
      table.add(
        ConfusionMatrix.heading(of: one.label),
        [
          NumberText.grouped(recall.total), "\(recall.total - recall.count)",
          recall.total == 0 ? "–" : percent(recall.share), interval(recall),
          one.precision.total == 0 ? "–" : percent(one.precision.share),
        ])
    }
    return table.text()
  }

  private static func interval(_ proportion: Proportion) -> String {
    let interval = proportion.interval
    return "\(percent(interval.lowerBound)) – \(percent(interval.upperBound))"
  }

  /// The samples that a person should look at, as pictures.
  static func worst(_ evaluation: DetailedEvaluation, count: Int) -> String {
    let worst = evaluation.worst(count)
    if worst.isEmpty { return "" }
    let wrong = worst.count { !$0.isCorrect }
    var html = """
      <h2>The worst \(worst.count) samples</h2>
      <p>\(wrong) were read wrong, the surest first\(wrong < worst.count
        ? "; the others right, but least sure" : "").</p>
      <ol class="samples">

      """
    for outcome in worst { html += sample(outcome, evaluation) }
    return html + "</ol>\n"
  }

  private static func sample(_ outcome: SampleOutcome, _ evaluation: DetailedEvaluation) -> String {
    let label = ConfusionMatrix.heading(of: Int(outcome.label))
    let prediction = ConfusionMatrix.heading(of: Int(outcome.prediction))
    let ink = Evaluation.ink(of: outcome, in: evaluation)
    let side = NormalizedGlyph.side
    let picture = GrayImage(width: side, height: side, pixels: ink.map { 255 - $0 })
    let source = HTML.escape(evaluation.sources[outcome.source].glyphs.name)
    let writer = evaluation.writer(of: outcome).map { " " + HTML.escape($0) } ?? ""
    return """
      <li><img src="\(HTML.address(picture))" width="84" height="84" \
      alt="A handwritten \(label) that was read as \(prediction)">\
      <span>\(label) → <b class="\(outcome.isCorrect ? "ok" : "error")">\(prediction)</b> \
      \(percent(Double(outcome.confidence)))</span>\
      <small>\(source)\(writer) #\(outcome.index)</small></li>

      """
  }
}
