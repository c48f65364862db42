internal import CoreMetrics
private import Synchronization

/// The metrics of swift-metrics, told in the text format of Prometheus, version 0.0.4.
///
/// Counters are counters, meters and recorders that do not aggregate are gauges, timers are
/// histograms of seconds, and recorders that aggregate are histograms of powers of two.
final class PrometheusRegistry: MetricsFactory {
  private struct Family {
    var type: String
    var series: [String: any Series] = [:]
  }

  private let help: [String: String]
  private let families = Mutex<[String: Family]>([:])

  /// - Parameter help: What the metrics are, by their names.
  init(help: [String: String]) { self.help = help }

  /// All that was counted.
  var text: String {
    var text = ""
    for (name, family) in families.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      if let help = help[name] { text += "# HELP \(name) \(help)\n" }
      text += "# TYPE \(name) \(family.type)\n"
      for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
        series.write(name, labels, to: &text)
      }
    }
    return text
  }

  private func series<Wanted: Series>(
    _ label: String, _ dimensions: [(String, String)], _ type: String, _ make: () -> Wanted
  ) -> Wanted {
    let labels = dimensions.map { "\(Self.name($0.0))=\"\(Self.escape($0.1))\"" }
      .joined(separator: ",")
    return families.withLock { families in
      var family = families[Self.name(label)] ?? Family(type: type)
      // Another kind under a name that is taken counts for itself, unseen.
      if let known = family.series[labels] { return known as? Wanted ?? make() }
      let made = make()
      guard family.type == type else { return made }
      family.series[labels] = made
      families[Self.name(label)] = family
      return made
    }
  }

  private static func name(_ text: String) -> String {
    String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == ":" ? $0 : "_" })
  }

  private static func escape(_ text: String) -> String {
    text.reduce(into: "") { escaped, sign in
      switch sign {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      default: escaped.append(sign)
      }
    }
  }

  // MARK: what swift-metrics asks for

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(label, dimensions, "counter") { CounterSeries() }
  }

  func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    series(label, dimensions, "counter") { GaugeSeries() }
  }

  func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(label, dimensions, "gauge") { GaugeSeries() }
  }

  func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    guard aggregate else { return series(label, dimensions, "gauge") { GaugeSeries() } }
    return series(label, dimensions, "histogram") {
      HistogramSeries(bounds: HistogramSeries.powersOfTwo, unit: 1)
    }
  }

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    series(label, dimensions, "histogram") {
      HistogramSeries(bounds: HistogramSeries.seconds, unit: 1e-9)
    }
  }

  func destroyCounter(_ handler: any CounterHandler) { forget(handler) }
  func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { forget(handler) }
  func destroyMeter(_ handler: any MeterHandler) { forget(handler) }
  func destroyRecorder(_ handler: any RecorderHandler) { forget(handler) }
  func destroyTimer(_ handler: any TimerHandler) { forget(handler) }

  private func forget(_ handler: AnyObject) {
    families.withLock { families in
      families = families.mapValues { family in
        Family(type: family.type, series: family.series.filter { $0.value !== handler })
      }
    }
  }
}
