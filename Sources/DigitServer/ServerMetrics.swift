internal import DigitReader
private import Synchronization

/// What a server counts, told in the text format of Prometheus.
final class ServerMetrics: Sendable {
  private struct Counts {
    var requests: [String: Int] = [:]
    var readings: [String: Int] = [:]
    var digits = 0
    var crops = 0
    var shed = 0
    var active = 0
    var buckets = Array(repeating: 0, count: ServerMetrics.bounds.count)
    var seconds: Double = 0
    var observations = 0
  }

  /// The upper bounds of the histogram of latencies, in seconds.
  private static let bounds: [Double] = [
    0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ]

  private let counts = Mutex(Counts())

  func begin() { counts.withLock { $0.active += 1 } }

  func end(route: String, status: Int, after duration: Duration) {
    let seconds =
      Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    counts.withLock { counts in
      counts.active -= 1
      counts.requests["route=\"\(route)\",status=\"\(status)\"", default: 0] += 1
      counts.seconds += seconds
      counts.observations += 1
      if let bucket = Self.bounds.firstIndex(where: { seconds <= $0 }) {
        counts.buckets[bucket] += 1
      }
    }
  }

  func count(_ reading: Reading) {
    counts.withLock {
      $0.readings[reading.status.rawValue, default: 0] += 1
      $0.digits += reading.predictions.count
      $0.crops += reading.cropCount
    }
  }

  func countShed() { counts.withLock { $0.shed += 1 } }

  /// All of it; `pending` is how many pictures are waiting or being read.
  func text(pending: Int) -> String {
    let counts = counts.withLock { $0 }
    var lines: [String] = []
    func family(_ name: String, _ type: String, _ help: String) {
      lines += ["# HELP digits_\(name) \(help)", "# TYPE digits_\(name) \(type)"]
    }
    family("requests_total", "counter", "Requests that were answered.")
    for (labels, count) in counts.requests.sorted(by: { $0.key < $1.key }) {
      lines.append("digits_requests_total{\(labels)} \(count)")
    }
    family("request_seconds", "histogram", "From a request's head to its answer.")
    var sum = 0
    for (bound, count) in zip(Self.bounds, counts.buckets) {
      sum += count
      lines.append("digits_request_seconds_bucket{le=\"\(bound)\"} \(sum)")
    }
    lines.append("digits_request_seconds_bucket{le=\"+Inf\"} \(counts.observations)")
    lines.append("digits_request_seconds_sum \(counts.seconds)")
    lines.append("digits_request_seconds_count \(counts.observations)")
    family(
      "readings_total", "counter", "Pictures that were read, by what is to be thought of them.")
    for (status, count) in counts.readings.sorted(by: { $0.key < $1.key }) {
      lines.append("digits_readings_total{status=\"\(status)\"} \(count)")
    }
    family("digits_total", "counter", "Digits that were read.")
    lines.append("digits_digits_total \(counts.digits)")
    family("crops_total", "counter", "Pieces of pictures that the network was asked of.")
    lines.append("digits_crops_total \(counts.crops)")
    family("shed_total", "counter", "Pictures that were refused because too many waited.")
    lines.append("digits_shed_total \(counts.shed)")
    family("queue", "gauge", "Pictures that wait or are being read.")
    lines.append("digits_queue \(pending)")
    family("active_requests", "gauge", "Requests that are not answered yet.")
    lines.append("digits_active_requests \(counts.active)")
    return lines.joined(separator: "\n") + "\n"
  }
}
