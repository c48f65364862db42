internal import NeuralNetwork
internal import Pages

/// The parts of a page that tell how a run of training went.
enum RunSections {
  /// How far it is, in figures.
  static func summary(_ history: RunHistory) -> String {
    var cards = ReportCards()
    if let last = history.steps.last {
      cards.add(
        "Step", NumberText.grouped(last.step),
        note: history.end == nil
          ? "of \(NumberText.grouped(last.steps)), epoch \(last.epoch)"
          : "the last; epoch \(last.epoch)"
      )
      cards.add(
        "Time", duration(last.seconds), note: "\(speed(last)) samples a second")
      cards.add("Training loss", NumberText.fixed(last.loss, decimals: 4), note: "last epoch, nats")
    }
    let measured = history.epochs.filter { $0.validation != nil }
    if let best = measured.max(by: { share($0) < share($1) }) {
      cards.add("Best epoch", "\(best.last.epoch)", note: "validation \(percent(share(best)))")
    }
    if let parameters = history.header?["parameters"]?.int {
      cards.add("Parameters", NumberText.grouped(parameters))
    }
    if let temperature = history.end?["temperature"]?.double {
      cards.add(
        "Temperature", NumberText.fixed(temperature, decimals: 3),
        note: "logits are divided by it")
    }
    return cards.text
  }

  /// Loss, accuracy and learning rate over the steps.
  static func curves(_ history: RunHistory) -> String {
    let steps = history.steps
    guard let last = steps.last else { return "<p>No step was told of yet.</p>\n" }
    let x = ChartAxis(from: 0, to: Double(max(last.step, 1)), style: .grouped)
    func series(_ name: String, _ value: (RunHistory.Step) -> Double) -> LineChart.Series {
      LineChart.Series(name, steps.map { (x: Double($0.step), y: value($0)) })
    }
    let loss = LineChart(
      title: "Loss", summary: "It ends at \(NumberText.fixed(last.loss, decimals: 4)) nats.",
      series: [series("training, distorted samples", \.loss)], x: x,
      y: ChartAxis(spanning: settled(steps.map(\.loss)) + [0]), xLabel: "steps")
    let rate = LineChart(
      title: "Learning rate",
      summary: "It is at most \(steps.map(\.learningRate).max() ?? 0).",
      series: [series("learning rate", \.learningRate)], x: x,
      y: ChartAxis(spanning: steps.map(\.learningRate) + [0]), xLabel: "steps")
    let speed = LineChart(
      title: "Speed", summary: "It ends at \(speed(last)) samples a second.",
      series: [series("samples a second, mean so far", \.samplesPerSecond)], x: x,
      y: ChartAxis(spanning: steps.map(\.samplesPerSecond) + [0], style: .grouped),
      xLabel: "steps")
    return "<h2>Curves</h2>\n<div class=\"charts\">\n" + loss.html + accuracy(history, x: x).html
      + parts(history, x: x) + rate.html + speed.html + "</div>\n"
  }

  private static func accuracy(_ history: RunHistory, x: ChartAxis) -> LineChart {
    let training = history.steps.map { (x: Double($0.step), y: $0.accuracy) }
    let validation = history.epochs.compactMap { epoch in
      epoch.validation.map { (x: Double(epoch.last.step), y: $0.share) }
    }
    var series = [LineChart.Series("training, distorted samples", training)]
    if !validation.isEmpty {
      series.insert(LineChart.Series("validation", validation, look: .dots), at: 0)
    }
    let summary =
      validation.last.map { "On validation samples it ends at \(percent($0.y))." }
      ?? "On training samples it ends at \(percent(training.last?.y ?? 0))."
    return LineChart(
      title: "Accuracy", summary: summary, series: series, x: x,
      y: ChartAxis(
        spanning: settled(training.map(\.y)) + settled(validation.map(\.y)), style: .percent),
      xLabel: "steps")
  }

  /// What each source and writer reaches, where there are several.
  private static func parts(_ history: RunHistory, x: ChartAxis) -> String {
    guard let names = history.epochs.last?.parts.map(\.name), names.count > 1 else { return "" }
    let series = names.prefix(mostLines).map { name in
      LineChart.Series(
        name,
        history.epochs.compactMap { epoch in
          epoch.parts.first { $0.name == name }
            .map { (x: Double(epoch.last.step), y: $0.right.share) }
        }, look: .dots)
    }
    let values = series.flatMap { settled($0.points.map(\.y)) }
    return LineChart(
      title: "Validation by source and writer",
      summary: "\(series.count) of \(names.count) are shown.", series: series, x: x,
      y: ChartAxis(spanning: values, style: .percent), xLabel: "steps"
    ).html
  }

  /// What was told after each epoch.
  static func epochs(_ history: RunHistory) -> String {
    if history.epochs.isEmpty { return "" }
    var table = ReportTable(
      "After each epoch",
      headings: ["Epoch", "Step", "Loss", "Training", "Validation", "Wrong", "Learning rate"])
    for epoch in history.epochs {
      let last = epoch.last
      table.add(
        "\(last.epoch)",
        [
          NumberText.grouped(last.step), NumberText.fixed(last.loss, decimals: 4),
          percent(last.accuracy), epoch.validation.map { percent($0.share) } ?? "–",
          epoch.validation.map { "\($0.total - $0.count)" } ?? "–",
          "\(last.learningRate)",
        ])
    }
    return
      "<h2>Epochs</h2>\n<details><summary>\(history.epochs.count) epochs in numbers</summary>\n"
      + table.text() + "</details>\n"
  }

  /// What was trained on.
  static func data(_ history: RunHistory) -> String {
    guard let sources = history.header?["sources"]?.elements, !sources.isEmpty else { return "" }
    var table = ReportTable(
      "What was trained on", headings: ["Source", "Samples", "Weight", "Held out", "Fingerprint"])
    for source in sources {
      table.add(
        source["name"]?.string ?? "",
        [
          NumberText.grouped(source["samples"]?.int ?? 0),
          "\(source["weight"]?.double ?? 1)", NumberText.grouped(source["held_out"]?.int ?? 0),
          source["fingerprint"]?.string ?? "",
        ])
    }
    return "<h2>Data</h2>\n" + table.text()
  }

  /// How it was trained.
  static func options(_ history: RunHistory) -> String {
    guard let header = history.header else { return "" }
    var table = ReportTable("How it was trained", headings: ["Option", "Value"])
    table.add("program", [header["program"]?.string ?? ""])
    for option in header["options"]?.members ?? [] {
      table.add(option.name, [option.value.string ?? option.value.text])
    }
    return "<h2>Options</h2>\n" + table.text(style: "texts")
  }

  /// The values without the first twentieth, which would leave the rest no room.
  private static func settled(_ values: [Double]) -> [Double] {
    Array(values.dropFirst(values.count / 20))
  }

  private static func speed(_ step: RunHistory.Step) -> String {
    NumberText.fixed(step.samplesPerSecond, decimals: 0)
  }

  private static func share(_ epoch: RunHistory.Epoch) -> Double { epoch.validation?.share ?? 0 }

  private static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "–" }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    return whole < 3600
      ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole / 60 % 60) min"
  }

  /// More lines are not told apart.
  private static let mostLines = 6
}
