internal import DigitClassifier
internal import DigitTraining
internal import FileSystem

/// Shows how training goes on standard error: one line that changes on a terminal, and a line for
/// each epoch everywhere.
final class TrainingPrinter {
  private let isTerminal = StandardStream.error.isTerminal
  private let clock = ContinuousClock()
  private var lastUpdate: ContinuousClock.Instant?

  /// What a line begins with that replaces the one before it.
  private static let replaceLine = "\r\u{1B}[K"

  private func write(_ text: String) {
    try? StandardStream.error.write(Array(text.utf8))
  }

  func start(_ trainer: Trainer, from checkpoint: TrainingCheckpoint?) {
    let options = trainer.options
    write(
      "training on \(trainer.training.count) samples, measuring on \(trainer.validation.count): "
        + "\(options.epochs) epochs, \(options.threads) threads\n")
    if let checkpoint { write("going on after step \(checkpoint.state.step)\n") }
  }

  func report(_ progress: TrainingProgress) {
    if let validation = progress.validation {
      write(
        (isTerminal ? Self.replaceLine : "") + line(progress)
          + "  validation \(percent(validation.accuracy))\n")
    } else if progress.step % stepsPerEpoch(progress) == 0 {
      write((isTerminal ? Self.replaceLine : "") + line(progress) + "\n")
    } else if isTerminal, isDue {
      write(Self.replaceLine + line(progress))
    }
  }

  func finish(_ model: ModelFile, output: FilePath) {
    let temperature = Double((model.temperature * 1000).rounded()) / 1000
    write("wrote \(output) (temperature \(temperature))\n")
  }

  private func stepsPerEpoch(_ progress: TrainingProgress) -> Int {
    max(1, progress.steps / progress.epochs)
  }

  /// Ten times a second is as fast as people read.
  private var isDue: Bool {
    let now = clock.now
    if let lastUpdate, now - lastUpdate < .milliseconds(100) { return false }
    lastUpdate = now
    return true
  }

  private func line(_ progress: TrainingProgress) -> String {
    let loss = Double((progress.loss * 10_000).rounded()) / 10_000
    return "epoch \(progress.epoch)/\(progress.epochs)  step \(progress.step)/\(progress.steps)  "
      + "\(Int(progress.samplesPerSecond)) samples/s  loss \(loss)  "
      + "training \(percent(progress.trainingAccuracy))  \(duration(progress.secondsLeft)) left"
  }

  private func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
  }
}
