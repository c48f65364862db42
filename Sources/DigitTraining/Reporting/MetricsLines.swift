internal import NeuralNetwork

/// The lines of `metrics.jsonl`, each one object.
///
/// Every line has a `kind`; numbers that are not finite are `null`.
///
/// - `run`, the first: `version` (1), `program`, `name`, `parameters`, `time` (seconds since
///   1970), `sources` (each with `name`, `samples`, `weight`, `held_out`, `fingerprint`) and
///   `options` (names and texts).
/// - `step`, every few steps: `step`, `steps` in all, `epoch`, `phase`, `loss` (the mean of this epoch's samples so far, in
///   nats), `accuracy` (the share of this epoch's distorted samples so far that were labeled right),
///   `learning_rate`, `samples_per_second`, and `seconds` since the run began, pauses left out.
/// - `epoch`, after each: the same, `validation` (`samples`, `correct`, `accuracy`, `interval`;
///   `null` where none are held out) and `validation_groups` (the same with `name`, for each source
///   and writer where there are several).
/// - `resume`: `step`, after which a run that was stopped went on, and `time`.
/// - `end`: `step`, `seconds`, `temperature`, and `evaluation`, the finished model on the validation
///   samples, as `digits eval --format json` prints it (`null` where none are held out).
enum MetricsLines {
  static func run(_ header: RunHeader, time: Double) -> JSONValue {
    let sources = header.sources.map { source -> JSONValue in
      [
        "name": .string(source.name), "samples": .integer(source.samples),
        "weight": .shortest(source.weight), "held_out": .integer(source.heldOut),
        "fingerprint": .string(String(source.fingerprint, radix: 16)),
      ]
    }
    return [
      "kind": "run", "version": 1, "program": .string(header.program),
      "name": .string(header.name), "parameters": .integer(header.parameters),
      "time": .rounded(time), "sources": .array(sources),
      "options": .texts(header.options),
    ]
  }

  static func step(_ progress: TrainingProgress, seconds: Double) -> JSONValue {
    [
      "kind": "step", "step": .integer(progress.step), "steps": .integer(progress.steps),
      "epoch": .integer(progress.epoch), "phase": .integer(progress.phase),
      "loss": .rounded(progress.loss), "accuracy": .rounded(progress.trainingAccuracy),
      "learning_rate": .shortest(progress.learningRate),
      "samples_per_second": .rounded((progress.samplesPerSecond * 10).rounded() / 10),
      "seconds": .rounded((seconds * 1000).rounded() / 1000),
    ]
  }

  static func epoch(_ progress: TrainingProgress, seconds: Double) -> JSONValue {
    let step = step(progress, seconds: seconds)
    let parts = progress.validationGroups.map { group -> JSONValue in
      let name: JSONValue = ["name": .string(group.name)]
      return .object(name.members + group.result.json.members)
    }
    let kind: JSONValue = ["kind": "epoch"]
    return JSONValue.object(kind.members + step.members.dropFirst())
      .adding("validation", progress.validation?.json ?? .null)
      .adding("validation_groups", .array(parts))
  }

  static func resume(after step: Int, time: Double) -> JSONValue {
    ["kind": "resume", "step": .integer(step), "time": .rounded(time)]
  }

  static func end(
    step: Int, seconds: Double, temperature: Float, evaluation: DetailedEvaluation?, worst: Int
  ) -> JSONValue {
    [
      "kind": "end", "step": .integer(step),
      "seconds": .rounded((seconds * 1000).rounded() / 1000),
      "temperature": .shortest(temperature),
      "evaluation": evaluation?.json(worst: worst) ?? .null,
    ]
  }
}
