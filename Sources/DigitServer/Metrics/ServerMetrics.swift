internal import CoreMetrics
internal import DigitReader

/// What a server counts.
final class ServerMetrics: Sendable {
  private let registry = PrometheusRegistry(help: [
    "digits_active_requests": "Requests that are not answered yet.",
    "digits_batch_glyphs": "Pieces of pictures that the network was asked of at once.",
    "digits_buffered_bytes": "Bytes of bodies that are held.",
    "digits_connections": "Connections that are open.",
    "digits_crops_total": "Pieces of pictures that the network was asked of.",
    "digits_digits_total": "Digits that were read.",
    "digits_queue": "Pictures that wait or are being read.",
    "digits_readings_total": "Pictures that were read, by what is to be thought of them.",
    "digits_refusals_total": "What was refused, by the code that the client got.",
    "digits_request_seconds": "From a request's head to its answer.",
    "digits_requests_total": "Requests that were answered.",
    "digits_shed_total": "What was refused because too much was under way.",
  ])
  private let active: Meter
  private let batches: Recorder
  private let bufferedBytes: Meter
  private let connections: Meter
  private let crops: Counter
  private let digits: Counter
  private let queue: Meter
  private let shed: Counter

  init() {
    active = Meter(label: "digits_active_requests", factory: registry)
    batches = Recorder(label: "digits_batch_glyphs", factory: registry)
    bufferedBytes = Meter(label: "digits_buffered_bytes", factory: registry)
    connections = Meter(label: "digits_connections", factory: registry)
    crops = Counter(label: "digits_crops_total", factory: registry)
    digits = Counter(label: "digits_digits_total", factory: registry)
    queue = Meter(label: "digits_queue", factory: registry)
    shed = Counter(label: "digits_shed_total", factory: registry)
    // Those that nothing has befallen yet are told as 0.
    for status in ["ok", "review", "empty"] { readings(status).increment(by: 0) }
  }

  private func readings(_ status: String) -> Counter {
    Counter(label: "digits_readings_total", dimensions: [("status", status)], factory: registry)
  }

  func begin() { active.increment() }

  func end(route: String, status: Int, after duration: Duration) {
    active.decrement()
    Counter(
      label: "digits_requests_total", dimensions: [("route", route), ("status", "\(status)")],
      factory: registry
    ).increment()
    Timer(label: "digits_request_seconds", dimensions: [("route", route)], factory: registry)
      .recordNanoseconds(Int64(duration / .nanoseconds(1)))
  }

  func count(_ reading: Reading) {
    readings(reading.status.rawValue).increment()
    digits.increment(by: reading.predictions.count)
    crops.increment(by: reading.cropCount)
  }

  /// Counts what was classified at once.
  func countBatch(_ glyphs: Int) { batches.record(glyphs) }

  /// Counts what a client, or one picture of many, was refused for.
  func refuse(_ error: ServiceError) {
    Counter(
      label: "digits_refusals_total", dimensions: [("code", error.code)], factory: registry
    ).increment()
    if error.retryAfter != nil { shed.increment() }
  }

  /// All of it in the text format of Prometheus, with how things stand now.
  func text(pending: Int, open: Int, buffered: Int) -> String {
    queue.set(pending)
    connections.set(open)
    bufferedBytes.set(buffered)
    return registry.text
  }
}
