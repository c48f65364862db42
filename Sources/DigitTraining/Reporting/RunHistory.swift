internal import NeuralNetwork

/// A run so far: what the lines of its `metrics.jsonl` say.
struct RunHistory: Sendable {
  /// What was told after a step.
  struct Step: Hashable, Sendable {
    var step: Int

    /// Steps in all.
    var steps: Int
    var epoch: Int
    var loss: Double
    var accuracy: Double
    var learningRate: Double
    var samplesPerSecond: Double
    var seconds: Double
  }

  /// What was told after an epoch.
  struct Epoch: Hashable, Sendable {
    /// What the network reaches on some of the validation samples.
    struct Part: Hashable, Sendable {
      var name: String
      var right: Proportion
    }

    var last: Step

    /// On all validation samples; `nil` where none are held out.
    var validation: Proportion?

    /// On each source and writer of them, where there are several.
    var parts: [Part]
  }

  /// The line that says what the run is.
  private(set) var header: JSONValue?

  /// What was told every few steps, and after each epoch.
  private(set) var steps: [Step] = []

  /// What was told after each epoch.
  private(set) var epochs: [Epoch] = []

  /// The line that ends the run.
  private(set) var end: JSONValue?

  /// Takes a line; one that says nothing known, or lacks a number, is passed over: files come from
  /// outside.
  mutating func add(_ line: JSONValue) {
    switch line["kind"]?.string {
    case "run": header = line
    case "step": if let step = Self.step(line) { steps.append(step) }
    case "epoch":
      guard let step = Self.step(line) else { return }
      steps.append(step)
      let parts = line["validation_groups"]?.elements.compactMap { part -> Epoch.Part? in
        guard let name = part["name"]?.string, let right = Self.proportion(part) else { return nil }
        return Epoch.Part(name: name, right: right)
      }
      epochs.append(
        Epoch(
          last: step, validation: line["validation"].flatMap(Self.proportion), parts: parts ?? []))
    case "end": end = line
    default: return
    }
  }

  private static func step(_ line: JSONValue) -> Step? {
    /// A number that a chart can show; what is too small to be told from 0 is 0.
    func number(_ name: String) -> Double? {
      guard let value = line[name]?.double, abs(value) <= greatest else { return nil }
      return abs(value) < 1e-100 ? 0 : value
    }
    guard let step = line["step"]?.int, let loss = number("loss"),
      let accuracy = number("accuracy"), let learningRate = number("learning_rate"),
      let samplesPerSecond = number("samples_per_second"), let seconds = number("seconds")
    else { return nil }
    return Step(
      step: step, steps: line["steps"]?.int ?? step, epoch: line["epoch"]?.int ?? 0, loss: loss,
      accuracy: accuracy, learningRate: learningRate, samplesPerSecond: samplesPerSecond,
      seconds: seconds)
  }

  /// No number of a run is farther from 0.
  private static let greatest = 1e15

  private static func proportion(_ value: JSONValue) -> Proportion? {
    guard let count = value["correct"]?.int, let total = value["samples"]?.int, count >= 0,
      count <= total
    else { return nil }
    return Proportion(count, of: total)
  }
}
