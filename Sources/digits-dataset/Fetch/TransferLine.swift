internal import DatasetDownloads
internal import FileSystem
internal import Synchronization

/// What is told on standard error while files are fetched: what goes wrong always, and how far a
/// file is on a terminal only, in one line that is drawn over.
final class TransferLine: Sendable {
  private struct State {
    var name = ""
    var from = 0
    var start = ContinuousClock.now
    var drawn: ContinuousClock.Instant?
  }

  private let state = Mutex(State())
  private let isTerminal = StandardStream.error.isTerminal
  private let hasColor = (Surroundings.environmentVariable("NO_COLOR") ?? "").isEmpty

  /// Tells of an event.
  func show(_ event: DownloadEvent) {
    switch event {
    case .began(let name, _, let from):
      state.withLock { $0 = State(name: name, from: from) }
    case .progress(_, let received, let total):
      draw(received: received, total: total)
    case .retrying(let name, let address, let reason, _):
      say("\(name): \(address): \(reason): trying again")
    case .mirrorFailed(let name, let address, let reason):
      say("\(name): \(address): \(reason)")
    case .restarted(let name, let reason):
      say("\(name): \(reason): from the beginning again")
    case .waiting(let name): say("\(name): another run downloads it: waiting")
    case .damaged(let name, let reason): say("\(name): \(reason): downloading it anew")
    case .finished(let name, let size):
      if isTerminal { say("\(name): \(Self.amount(size)), checked") }
    case .present(let name):
      if isTerminal { say("\(name): there already, checked") }
    case .unpacked(let name, let size):
      if isTerminal { say("\(name): \(Self.amount(size)), unpacked") }
    }
  }

  /// Removes the line, so that something else can be printed.
  func hide() {
    let wasDrawn = state.withLock { state in
      defer { state.drawn = nil }
      return state.drawn != nil
    }
    if wasDrawn { Self.write(Self.erase) }
  }

  private func say(_ message: String) {
    hide()
    Complaint.print(message)
  }

  private func draw(received: Int, total: Int?) {
    guard isTerminal else { return }
    let now = ContinuousClock.now
    let due = state.withLock { state -> State? in
      if let drawn = state.drawn, drawn.duration(to: now) < .milliseconds(100) { return nil }
      state.drawn = now
      return state
    }
    guard let due else { return }
    let width = max(20, (StandardStream.error.terminalWidth ?? 80) - 1)
    let text = Self.text(
      name: due.name, from: due.from, received: received, total: total,
      elapsed: due.start.duration(to: now), width: width)
    Self.write(Self.erase + (hasColor ? "\u{1B}[36m\(text)\u{1B}[0m" : text))
  }

  /// The line for what has come, no longer than `width` characters.
  static func text(
    name: String, from: Int, received: Int, total: Int?, elapsed: Duration, width: Int
  ) -> String {
    let seconds = max(elapsed / .seconds(1), 0.001)
    let rate = Double(max(0, received - from)) / seconds
    var parts = [total.map { "\(amount(received)) of \(amount($0))" } ?? amount(received)]
    parts.append("\(amount(Int(rate)))/s")
    if let total, rate > 0, received < total {
      parts.append("\(time(Double(total - received) / rate)) left")
    }
    let text = "\(name) \(parts.joined(separator: ", "))"
    guard let total, total > 0, width - text.count >= 13 else { return String(text.prefix(width)) }
    let room = min(40, width - text.count - 3)
    let filled = min(room, Int(Double(room) * Double(received) / Double(total)))
    let bar = String(repeating: "=", count: filled) + (filled < room ? ">" : "")
    return "[\(bar)\(String(repeating: " ", count: room - bar.count))] \(text)"
  }

  /// Bytes for people, in powers of a thousand.
  static func amount(_ bytes: Int) -> String {
    if bytes < 1000 { return "\(bytes) B" }
    if bytes < 1_000_000 { return "\(bytes / 1000) kB" }
    return "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole / 60 % 60) min"
  }

  private static let erase = "\r\u{1B}[2K"

  private static func write(_ text: String) {
    // Nobody is lost by a line that cannot be drawn.
    try? StandardStream.error.write(Array(text.utf8))
  }
}
