internal import DigitClassifier
internal import DigitTraining
internal import FileSystem

/// Shows how training goes on standard error: one line that changes on a terminal, and a line for
/// each epoch everywhere; in a log also one a minute.
final class TrainingPrinter {
  private let isTerminal = StandardStream.error.isTerminal
  private let clock = ContinuousClock()
  private var lastUpdate: ContinuousClock.Instant

  /// What the last epoch that was measured reached.
  private var lastAccuracy: Double?

  /// What a line begins with that replaces the one before it.
  static let replaceLine = "\r\u{1B}[K"

  init() {
    lastUpdate = clock.now
  }

  static func write(_ text: String) {
    try? StandardStream.error.write(Array(text.utf8))
  }

  func start(_ trainer: Trainer, from checkpoint: TrainingCheckpoint?) {
    let options = trainer.options
    let phases = options.fineTuning.map { "\(options.epochs) and \($0.epochs)" }
    let length =
      options.budget.map { TimeSpan(seconds: $0).description }
      ?? "\(phases ?? "\(options.epochs)") epochs"
    Self.write(
      "training on \(trainer.trainingCount) samples, measuring on \(trainer.validationCount): "
        + "\(length), \(options.threads) threads\n")
    if let checkpoint { Self.write("going on after step \(checkpoint.state.step)\n") }
  }

  func report(_ progress: TrainingProgress) {
    if progress.isEndOfEpoch {
      var text = line(progress)
      if let validation = progress.validation {
        lastAccuracy = validation.accuracy
        text += "  validation \(percent(validation.accuracy))"
        for group in progress.validationGroups {
          text += "  \(group.name) \(percent(group.result.accuracy))"
        }
        if progress.isBest { text += "  best" }
      }
      Self.write((isTerminal ? Self.replaceLine : "") + text + "\n")
      lastUpdate = clock.now
    } else if isDue {
      let live =
        line(progress) + (lastAccuracy.map { ", validation \(percent($0)) before" } ?? "")
      Self.write(isTerminal ? Self.replaceLine + fitted(live) : line(progress) + "\n")
    }
  }

  func finish(_ model: ModelFile, output: FilePath) {
    let temperature = Double((model.temperature * 1000).rounded()) / 1000
    Self.write("wrote \(output) (temperature \(temperature))\n")
  }

  /// Ends a line that was to be replaced.
  func interrupt() {
    if isTerminal { Self.write("\n") }
  }

  /// Ten times a second is as fast as people read; a log is read later.
  private var isDue: Bool {
    let now = clock.now
    if now - lastUpdate < (isTerminal ? .milliseconds(100) : .seconds(60)) { return false }
    lastUpdate = now
    return true
  }

  /// A line that the terminal does not break: what is broken could not be replaced.
  private func fitted(_ line: String) -> String {
    String(line.prefix(max(20, (StandardStream.error.terminalWidth ?? 80) - 1)))
  }

  private func line(_ progress: TrainingProgress) -> String {
    let loss = Double((progress.loss * 10_000).rounded()) / 10_000
    let phase = progress.phases > 1 ? "phase \(progress.phase)/\(progress.phases)  " : ""
    return phase + "epoch \(progress.epoch)/\(progress.epochs)  "
      + "step \(progress.step)/\(progress.steps)  "
      + "\(Int(progress.samplesPerSecond)) samples/s  loss \(loss)  "
      + "training \(percent(progress.trainingAccuracy))  "
      + "\(TimeSpan(seconds: progress.secondsLeft).description) left"
  }
}
