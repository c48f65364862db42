internal import FileSystem

/// One line on standard error that says how far a run is, drawn over again in place.
///
/// `[=====>      ] 412 of 1000, 3 not read, 812 images/s, 1 s left`; where nobody knows how many
/// inputs there are, without the bar and the time that is left. Only plain characters are used, and
/// color only for what was not read, unless `NO_COLOR` is set (https://no-color.org).
struct ProgressLine: Sendable {
  private let count = InputCount()
  private let isDrawn: Bool
  private let hasColor: Bool
  private let start = ContinuousClock.now
  private var lastDrawn: ContinuousClock.Instant?

  /// Creates a line, unless none is wanted.
  ///
  /// - Parameters:
  ///   - mode: When it is wanted.
  ///   - configuration: What is scanned.
  init?(_ mode: ProgressMode, _ configuration: ScanConfiguration) {
    let isTerminal = StandardStream.error.isTerminal
    switch mode {
    case .never: return nil
    case .auto: if !isTerminal || !configuration.hasSeveralInputs { return nil }
    case .always: break
    }
    isDrawn = isTerminal
    if isTerminal {
      count.begin(configuration.sources) { [options = configuration.walkOptions] path in
        DirectoryWalk(of: path, options: options).reduce(0) { count, _ in count + 1 }
      }
    }
    hasColor = isTerminal && (Surroundings.environmentVariable("NO_COLOR") ?? "").isEmpty
  }

  /// Draws the line, at most ten times a second.
  mutating func show(_ tally: ScanTally) {
    let now = ContinuousClock.now
    if !isDrawn || (lastDrawn ?? start).duration(to: now) < .milliseconds(100) { return }
    lastDrawn = now
    let width = max(20, (StandardStream.error.terminalWidth ?? 80) - 1)
    let text = Self.text(tally, total: count.total, elapsed: start.duration(to: now), width: width)
    Self.write(Self.erase + colored(text, tally))
  }

  /// Removes the line, so that something else can be printed.
  mutating func hide() {
    if lastDrawn == nil || !isDrawn { return }
    Self.write(Self.erase)
  }

  /// Replaces the line by what the run came to.
  mutating func finish(_ tally: ScanTally) {
    hide()
    Self.write("digits: \(Self.summary(tally, elapsed: start.duration(to: .now)))\n")
  }

  /// The line for what was done so far, no longer than `width` characters.
  static func text(_ tally: ScanTally, total: Int?, elapsed: Duration, width: Int) -> String {
    // The files that are no pictures were counted too.
    let done = tally.inputs + tally.skipped
    let rate = Double(tally.inputs - tally.unchanged) / max(elapsed.seconds, 0.001)
    var parts = [total.map { "\(done) of \($0)" } ?? "\(done) done"]
    if tally.failed > 0 { parts.append("\(tally.failed) not read") }
    parts.append("\(Int(rate.rounded())) images/s")
    if let total, done > 0, done < total {
      let left = elapsed.seconds / Double(done) * Double(total - done)
      parts.append("\(time(left)) left")
    }
    let text = parts.joined(separator: ", ")
    guard let total, total > 0, width - text.count >= 13 else { return String(text.prefix(width)) }
    let room = min(40, width - text.count - 3)
    let filled = min(room, room * done / total)
    let head = filled < room ? ">" : ""
    let bar = String(repeating: "=", count: filled) + head
    return "[\(bar)\(String(repeating: " ", count: room - bar.count))] \(text)"
  }

  /// What a run came to.
  static func summary(_ tally: ScanTally, elapsed: Duration) -> String {
    var parts = ["\(tally.inputs) inputs", "\(tally.ok) ok"]
    for (count, word) in [
      (tally.review, "to review"), (tally.empty, "empty"), (tally.failed, "not read"),
      (tally.unchanged, "unchanged"), (tally.skipped, "no pictures"),
    ] where count > 0 {
      parts.append("\(count) \(word)")
    }
    let rate = Double(tally.inputs - tally.unchanged) / max(elapsed.seconds, 0.001)
    parts.append("\(time(elapsed.seconds)), \(Int(rate.rounded())) images/s")
    return parts.joined(separator: ", ")
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole / 60 % 60) min"
  }

  private func colored(_ text: String, _ tally: ScanTally) -> String {
    hasColor && tally.failed > 0 ? "\u{1B}[33m\(text)\u{1B}[0m" : text
  }

  private static let erase = "\r\u{1B}[2K"

  private static func write(_ text: String) {
    // Nobody is lost by a line that cannot be drawn.
    try? StandardStream.error.write(Array(text.utf8))
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
