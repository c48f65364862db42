public import DigitClassifier
public import FileSystem
internal import NeuralNetwork

/// Keeps what is to be seen of a run of training in a folder, while it runs.
///
/// - `metrics.jsonl`: one object a line; ``MetricsLines`` says what is in it.
/// - `events.out.tfevents.digits`: the same numbers for TensorBoard.
/// - `report.html`: a page with curves and tables, new after each epoch, that needs nothing else.
///
/// A run that goes on from a checkpoint takes back what was told after it: each step is told once.
///
/// ```swift
/// let recorder = try RunRecorder(folder: "run", resumingAfter: checkpoint?.state.step)
/// recorder.start(header)
/// let model = try trainer.train(from: checkpoint, report: recorder.report)
/// recorder.finish(model, evaluation: nil)
/// ```
public final class RunRecorder {
  private let folder: FilePath
  private let interval: Int
  private let complain: (FileError) -> Void
  private let clock = ContinuousClock()
  private let began: ContinuousClock.Instant
  private var metrics: RunFile
  private var events: RunFile
  private let resumedAfter: Int?

  /// Seconds of the run before it went on.
  private var earlierSeconds: Double
  private var history = RunHistory()
  private var lastStep: Int
  private var hasFailed = false

  /// Samples to look at that are named and shown at the end.
  private static let worstCount = 100

  /// Opens the folder's files.
  ///
  /// - Parameters:
  ///   - folder: Where they are, created if it is missing; files of another run are replaced.
  ///   - step: The step after which the run goes on; `nil` for one that begins.
  ///   - interval: Tell of every so many steps.
  ///   - complain: Told, once, that something could not be written: then nothing more is recorded,
  ///     and training goes on.
  /// - Throws: `FileError` if they cannot be opened now.
  public init(
    folder: FilePath, resumingAfter step: Int? = nil, every interval: Int = 50,
    complain: @escaping (FileError) -> Void = { _ in }
  ) throws(FileError) {
    precondition(interval >= 1, "an interval of \(interval) steps")
    self.folder = folder
    self.interval = interval
    self.complain = complain
    resumedAfter = step
    began = clock.now
    try Directory.create(folder)
    let metricsPath = Self.metricsPath(folder)
    let eventsPath = Self.eventsPath(folder)
    var keptLines: [UInt8] = []
    var keptEvents: [UInt8] = []
    if let step {
      for line in Self.lines(of: try RunFile.content(metricsPath), upToStep: step) {
        keptLines += line.bytes + [UInt8(ascii: "\n")]
        history.add(line.value)
      }
      let bytes = try RunFile.content(eventsPath)
      keptEvents = Array(bytes.prefix(TensorBoardEvent.length(of: bytes, upToStep: step)))
    }
    earlierSeconds = history.steps.last?.seconds ?? 0
    lastStep = step ?? 0
    if keptEvents.isEmpty {
      keptEvents = TensorBoardEvent.version(wallTime: Surroundings.secondsSince1970)
    }
    metrics = try RunFile(metricsPath, keeping: keptLines)
    events = try RunFile(eventsPath, keeping: keptEvents)
  }

  deinit {
    metrics.close()
    events.close()
  }

  /// The lines of a file that say nothing of what came after a step.
  ///
  /// The end of a run is no longer its end, and a line that was cut short was not told.
  private static func lines(
    of bytes: [UInt8], upToStep step: Int
  ) -> [(bytes: ArraySlice<UInt8>, value: JSONValue)] {
    var lines: [(bytes: ArraySlice<UInt8>, value: JSONValue)] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let value = try? JSONValue(parsing: Array(line)), value["kind"]?.string != "end",
        value["step"]?.int ?? 0 <= step
      else { break }
      lines.append((line, value))
    }
    return lines
  }

  /// Tells what the run is; one that goes on has told it already.
  ///
  /// Where the folder tells of another run, nothing of that one is kept.
  ///
  /// - Parameter header: What the run is.
  public func start(_ header: RunHeader) {
    let line = MetricsLines.run(header, time: Surroundings.secondsSince1970)
    if let kept = history.header, Self.identity(kept) != Self.identity(line) { forget() }
    if history.header == nil { record(line) }
    if let resumedAfter {
      record(MetricsLines.resume(after: resumedAfter, time: Surroundings.secondsSince1970))
    }
  }

  /// What tells a run from others: its samples and options, but not on how many threads it runs.
  private static func identity(_ header: JSONValue) -> [String] {
    let options = (header["options"]?.members ?? []).filter { $0.name != "threads" }
    return [header["sources"]?.text ?? "", JSONValue.object(options).text]
  }

  /// Begins the records anew.
  private func forget() {
    history = RunHistory()
    earlierSeconds = 0
    attempt { () throws(FileError) in
      let fresh = try RunFile(Self.metricsPath(folder), keeping: [])
      metrics.close()
      metrics = fresh
    }
    attempt { () throws(FileError) in
      let version = TensorBoardEvent.version(wallTime: Surroundings.secondsSince1970)
      let fresh = try RunFile(Self.eventsPath(folder), keeping: version)
      events.close()
      events = fresh
    }
  }

  private static func metricsPath(_ folder: FilePath) -> FilePath {
    folder.appending("metrics.jsonl")
  }

  private static func eventsPath(_ folder: FilePath) -> FilePath {
    folder.appending("events.out.tfevents.digits")
  }

  /// Tells of a step, or of an epoch's end.
  ///
  /// - Parameter progress: How far training is.
  public func report(_ progress: TrainingProgress) {
    if progress.isEndOfEpoch { epoch(progress) } else { step(progress) }
  }

  /// Tells of a step, if it is one of those that are told.
  ///
  /// - Parameter progress: How far training is.
  public func step(_ progress: TrainingProgress) {
    guard progress.step > lastStep, progress.step % interval == 0 || history.steps.isEmpty else {
      return
    }
    lastStep = progress.step
    record(MetricsLines.step(progress, seconds: seconds))
    record(scalars(progress), step: progress.step)
  }

  /// Tells of an epoch's end, and writes the page anew.
  ///
  /// - Parameter progress: How far training is.
  public func epoch(_ progress: TrainingProgress) {
    guard progress.step >= lastStep, history.epochs.last?.last.step ?? -1 < progress.step else {
      return
    }
    let isNew = progress.step > lastStep || history.steps.isEmpty
    lastStep = progress.step
    record(MetricsLines.epoch(progress, seconds: seconds))
    var scalars = isNew ? scalars(progress) : []
    if let validation = progress.validation {
      scalars.append(("accuracy/validation", Float(validation.accuracy)))
    }
    scalars += progress.validationGroups.map {
      ("validation/\($0.name)", Float($0.result.accuracy))
    }
    record(scalars, step: progress.step)
    write(report: RunReport.page(history, evaluation: nil))
  }

  /// Tells of the run's end.
  ///
  /// - Parameters:
  ///   - model: What came of it.
  ///   - evaluation: The model on the validation samples, if there are any.
  public func finish(_ model: ModelFile, evaluation: DetailedEvaluation?) {
    record(
      MetricsLines.end(
        step: lastStep, seconds: seconds, temperature: model.temperature, evaluation: evaluation,
        worst: Self.worstCount))
    write(report: RunReport.page(history, evaluation: evaluation))
  }

  private var seconds: Double { earlierSeconds + (clock.now - began) / .seconds(1) }

  private func scalars(_ progress: TrainingProgress) -> [(tag: String, value: Float)] {
    [
      ("loss/training", Float(progress.loss)),
      ("accuracy/training", Float(progress.trainingAccuracy)),
      ("run/learning_rate", progress.learningRate),
      ("run/samples_per_second", Float(progress.samplesPerSecond)),
    ]
  }

  private func record(_ line: JSONValue) {
    history.add(line)
    attempt { () throws(FileError) in try metrics.append(Array((line.text + "\n").utf8)) }
  }

  private func record(_ scalars: [(tag: String, value: Float)], step: Int) {
    if scalars.isEmpty { return }
    let event = TensorBoardEvent(
      wallTime: Surroundings.secondsSince1970, step: step, scalars: scalars)
    attempt { () throws(FileError) in try events.append(event.record) }
  }

  private func write(report page: String) {
    attempt { () throws(FileError) in
      try File.write(
        Array(page.utf8), to: folder.appending("report.html"), isDurable: false)
    }
  }

  private func attempt(_ write: () throws(FileError) -> Void) {
    if hasFailed { return }
    do throws(FileError) {
      try write()
    } catch {
      hasFailed = true
      complain(error)
    }
  }
}
