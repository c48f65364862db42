internal import CoreMetrics
private import Synchronization

/// One line or more of what Prometheus is told.
protocol Series: AnyObject, Sendable {
  func write(_ name: String, _ labels: String, to text: inout String)
}

/// What only grows.
final class CounterSeries: Series, CounterHandler {
  private let value = Atomic<Int64>(0)

  func increment(by amount: Int64) { value.wrappingAdd(amount, ordering: .relaxed) }

  func reset() { value.store(0, ordering: .relaxed) }

  func write(_ name: String, _ labels: String, to text: inout String) {
    text += "\(name)\(braced(labels)) \(value.load(ordering: .relaxed))\n"
  }
}

/// What goes up and down.
final class GaugeSeries: Series, MeterHandler, RecorderHandler, FloatingPointCounterHandler {
  private let value = Mutex(0.0)

  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { self.value.withLock { $0 = value } }
  func increment(by amount: Double) { value.withLock { $0 += amount } }
  func decrement(by amount: Double) { value.withLock { $0 -= amount } }
  func record(_ value: Int64) { set(Double(value)) }
  func record(_ value: Double) { set(value) }
  func reset() { set(0.0) }

  func write(_ name: String, _ labels: String, to text: inout String) {
    let value = value.withLock { $0 }
    let whole = Int64(exactly: value).map { "\($0)" }
    text += "\(name)\(braced(labels)) \(whole ?? "\(value)")\n"
  }
}

/// How often values up to some bounds occurred.
final class HistogramSeries: Series, RecorderHandler, TimerHandler {
  /// The bounds of times, in seconds.
  static let seconds: [Double] = [
    0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ]

  /// The bounds of counts.
  static let powersOfTwo: [Double] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]

  private struct Counts {
    var buckets: [Int]
    var sum = 0.0
    var count = 0
  }

  private let bounds: [Double]
  private let unit: Double
  private let counts: Mutex<Counts>

  init(bounds: [Double], unit: Double) {
    self.bounds = bounds
    self.unit = unit
    counts = Mutex(Counts(buckets: Array(repeating: 0, count: bounds.count)))
  }

  func record(_ value: Int64) { record(Double(value)) }
  func recordNanoseconds(_ duration: Int64) { record(Double(duration)) }

  func record(_ value: Double) {
    let value = value * unit
    let bucket = bounds.firstIndex { value <= $0 }
    counts.withLock {
      $0.sum += value
      $0.count += 1
      if let bucket { $0.buckets[bucket] += 1 }
    }
  }

  func write(_ name: String, _ labels: String, to text: inout String) {
    let counts = counts.withLock { $0 }
    let before = labels.isEmpty ? "" : labels + ","
    var sum = 0
    for (bound, count) in zip(bounds, counts.buckets) {
      sum += count
      let bound = Int(exactly: bound).map { "\($0)" } ?? "\(bound)"
      text += "\(name)_bucket{\(before)le=\"\(bound)\"} \(sum)\n"
    }
    text += "\(name)_bucket{\(before)le=\"+Inf\"} \(counts.count)\n"
    text += "\(name)_sum\(braced(labels)) \(counts.sum)\n"
    text += "\(name)_count\(braced(labels)) \(counts.count)\n"
  }
}

private func braced(_ labels: String) -> String { labels.isEmpty ? "" : "{\(labels)}" }
