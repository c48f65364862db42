import DigitClassifier
import FileSystem
import NeuralNetwork
import Testing

@testable import DigitTraining

@Suite struct RunRecorderTests {
  let folder: DataFolder

  init() throws { folder = try DataFolder() }

  private let header = RunHeader(
    name: "a <b>", program: "digits 0", parameters: 77_754,
    sources: [.init(name: "mnist", samples: 60, weight: 2, heldOut: 10, fingerprint: 255)],
    options: ["seed": "1", "note": "\"quoted\" & <tagged>"])

  /// Four epochs of ten steps, as a trainer would tell of them.
  private func train(
    _ recorder: RunRecorder, after first: Int = 0, to last: Int = 40, loss: Double = 2
  ) {
    for step in first + 1...last {
      var progress = TrainingProgress(
        phase: 1, phases: 1, epoch: (step + 9) / 10, epochs: 4, step: step, steps: 40,
        loss: loss / Double(step),
        trainingAccuracy: 1 - 0.5 / Double(step), learningRate: 0.002, samplesPerSecond: 100,
        secondsLeft: 1)
      if step % 10 == 0 {
        var confusion = ConfusionMatrix()
        for index in 0..<10 { confusion.add(label: 3, digit: index * 10 < step + 50 ? 3 : 8) }
        progress.validationGroups = ["a", "b"].map {
          ValidationGroup(name: $0, result: EvaluationResult(confusion: confusion))
        }
        progress.isEndOfEpoch = true
        progress.validation = EvaluationResult(confusion: confusion)
      }
      recorder.report(progress)
    }
  }

  private func recorder(after step: Int? = nil) throws -> RunRecorder {
    let recorder = try RunRecorder(folder: folder.path, resumingAfter: step, every: 5)
    recorder.start(header)
    return recorder
  }

  private func lines() throws -> [JSONValue] {
    try content("metrics.jsonl").split(separator: UInt8(ascii: "\n")).map {
      try JSONValue(parsing: Array($0))
    }
  }

  private func content(_ name: FilePath) throws -> [UInt8] {
    try File.read(folder(name), limit: 1 << 24)
  }

  /// The steps that were told, with their kinds.
  private func told() throws -> [String] {
    try lines().map { "\($0["kind"]?.string ?? "?") \($0["step"]?.int ?? -1)" }
  }

  /// The step of each record of the file of events.
  private func eventSteps() throws -> [Int] {
    let bytes = try content("events.out.tfevents.digits")
    let records = RecordFraming.records(in: bytes)
    #expect(records.last?.end == bytes.count)
    return records.map { Int(ProtobufMessage.integer(2, in: bytes[$0.record]) ?? 0) }
  }

  private var model: ModelFile {
    get throws {
      let architecture = ResidualArchitecture(widths: [16], blocksPerStage: 1)
      var generator = Xoshiro256(seed: 1)
      let parameters = ResidualNetwork(architecture).initialParameters(using: &generator)
      return ModelFile(architecture: architecture, parameters: parameters, temperature: 1.25)
    }
  }

  @Test func `every line is an object of the kinds that are documented`() throws {
    let recorder = try recorder()
    train(recorder)
    let source = DrawnSource(
      name: "bars", labels: [1, 2, 3], writers: ["x"], writerIndices: [0, 0, nil])
    recorder.finish(
      try model,
      evaluation: Evaluation.measure(try DigitClassifier(model), on: [EvaluationSource(source)]))
    #expect(
      try told() == [
        "run -1", "step 1", "step 5", "epoch 10", "step 15", "epoch 20", "step 25", "epoch 30",
        "step 35", "epoch 40", "end 40",
      ])
    let lines = try lines()
    #expect(lines[0]["parameters"]?.int == 77_754)
    #expect(lines[0]["sources"]?.elements[0]["fingerprint"]?.string == "ff")
    #expect(lines[0]["options"]?["note"]?.string == "\"quoted\" & <tagged>")
    #expect(lines[2]["loss"]?.double == 0.4)
    #expect(lines[2]["learning_rate"]?.double == 0.002)
    #expect(lines[3]["validation"]?["samples"]?.int == 10)
    #expect(lines[3]["validation"]?["accuracy"]?.double == 0.6)
    #expect(lines[3]["validation_groups"]?.elements.map { $0["name"]?.string } == ["a", "b"])
    #expect(lines[10]["temperature"]?.double == 1.25)
    #expect(lines[10]["evaluation"]?["samples"]?.int == 3)
    #expect(lines[10]["evaluation"]?["writers"]?.elements.count == 1)
    #expect(try eventSteps() == [0, 1, 5, 10, 15, 20, 25, 30, 35, 40])
  }

  @Test func `a run that goes on tells of each step once, as if it had never stopped`() throws {
    let unbroken = try recorder()
    train(unbroken)
    let expected = try told()
    let expectedEvents = try eventSteps()

    // Stopped at step 37, it goes on from the state after step 20, with other losses to be told by.
    let stopped = try recorder()
    train(stopped, to: 37, loss: 9)
    for _ in 0..<2 {
      let resumed = try recorder(after: 20)
      train(resumed, after: 20, loss: 2)
      #expect(try told().filter { !$0.hasPrefix("resume") } == expected)
      #expect(try eventSteps() == expectedEvents)
    }
    let losses = try lines().filter { $0["kind"]?.string == "step" }.map { $0["loss"]?.double }
    #expect(losses.prefix(2) == [9, 1.8])
    #expect(losses.last == 0.0571429)
  }

  @Test func `a line and an event that were cut short are taken back`() throws {
    do {
      let stopped = try recorder()
      train(stopped, to: 12)
    }
    for name in ["metrics.jsonl", "events.out.tfevents.digits"] as [FilePath] {
      let bytes = try content(name)
      try File.write(Array(bytes.dropLast(5)), to: folder(name), isDurable: false)
    }
    let resumed = try recorder(after: 10)
    // The end of the epoch was the last that was told, and cut.
    #expect(try told() == ["run -1", "step 1", "step 5", "resume 10"])
    #expect(try eventSteps() == [0, 1, 5])
    train(resumed, after: 10)
    #expect(try told().suffix(2) == ["step 35", "epoch 40"])
  }

  @Test func `a run that ended and goes on has no end until it ends again`() throws {
    let ended = try recorder()
    train(ended)
    ended.finish(try model, evaluation: nil)
    let resumed = try recorder(after: 40)
    #expect(!(try told().contains("end 40")))
    resumed.finish(try model, evaluation: nil)
    #expect(try told().suffix(2) == ["resume 40", "end 40"])
    #expect(try lines().last?["evaluation"] == .null)
  }

  @Test func `another run replaces the folder's files`() throws {
    train(try recorder())
    train(try recorder(), to: 5)
    #expect(try told() == ["run -1", "step 1", "step 5"])
    #expect(try eventSteps() == [0, 1, 5])
  }

  @Test func `gone on with in another run's folder, the records begin anew`() throws {
    train(try recorder(), to: 20)
    var own = header
    own.options["threads"] = "9"
    let same = try RunRecorder(folder: folder.path, resumingAfter: 20, every: 5)
    same.start(own)
    // The number of threads makes no other run.
    #expect(
      try told() == ["run -1", "step 1", "step 5", "epoch 10", "step 15", "epoch 20", "resume 20"])
    for change in ["seed", "samples"] {
      var other = own
      if change == "seed" { other.options["seed"] = "2" } else { other.sources[0].fingerprint = 7 }
      let resumed = try RunRecorder(folder: folder.path, resumingAfter: 20, every: 5)
      resumed.start(other)
      train(resumed, after: 20, to: 30)
      #expect(try told() == ["run -1", "resume 20", "step 21", "step 25", "epoch 30"])
      #expect(try eventSteps() == [0, 21, 25, 30])
      own = other
    }
  }

  @Test func `lines that lack numbers or hold absurd ones are passed over`() throws {
    let line = """
      {"kind":"epoch","step":10,"steps":40,"epoch":1,"loss":1,"accuracy":0.5,"learning_rate":0.1,\
      "samples_per_second":9,"seconds":2,"validation":{"samples":8,"correct":7}}
      """
    func history(_ line: String) throws -> RunHistory {
      var history = RunHistory()
      history.add(try JSONValue(parsing: Array(line.utf8)))
      return history
    }
    #expect(try history(line).steps.count == 1)
    #expect(try history(line).epochs.first?.validation == Proportion(7, of: 8))
    for (number, absurd) in [
      ("\"loss\":1,", ""), ("\"loss\":1,", "\"loss\":null,"), ("0.5", "1e300"), ("0.1", "-1e300"),
      ("second\":9", "second\":1e19"), ("seconds\":2", "seconds\":-1e30"),
    ] {
      let damaged = try history(line.replacing(number, with: absurd))
      #expect(damaged.steps.isEmpty && damaged.epochs.isEmpty, "\(absurd)")
    }
    // What is passed over and what is merely odd makes a page all the same.
    for (number, odd) in [
      ("7}", "-9e18}"), ("7}", "9}"), ("0.5", "-3"), ("second\":9", "second\":1e15"),
      ("\"loss\":1,", "\"loss\":1e-320,"), ("\"loss\":1,", "\"loss\":1e15,"),
    ] {
      let page = RunReport.page(try history(line.replacing(number, with: odd)), evaluation: nil)
      #expect(ReportCheck.problems(in: page) == [], "\(odd)")
    }
  }

  @Test func `what cannot be written is told once, and nothing is thrown`() throws {
    var complaints: [FileError] = []
    let recorder = try RunRecorder(folder: folder.path, every: 1) { complaints.append($0) }
    recorder.start(header)
    // A folder where a file is to be written.
    try Directory.create(folder("report.html"))
    train(recorder)
    #expect(complaints.count == 1)
    #expect(throws: FileError.self) {
      try RunRecorder(folder: folder("metrics.jsonl/below"))
    }
  }

  @Test func `the page names the run, draws its curves and needs nothing else`() throws {
    let recorder = try recorder()
    train(recorder, to: 30)
    var page = String(decoding: try content("report.html"), as: UTF8.self)
    #expect(page.contains("Training of a &lt;b&gt;"))
    #expect(page.contains("&quot;quoted&quot; &amp; &lt;tagged&gt;"))
    let source = DrawnSource(name: "bars", labels: (0..<150).map { UInt8($0 % 10) })
    let evaluation = Evaluation.measure(
      try DigitClassifier(model), on: [EvaluationSource(source)])
    recorder.finish(try model, evaluation: evaluation)
    page = String(decoding: try content("report.html"), as: UTF8.self)
    for title in ["Loss", "Accuracy", "Learning rate", "Calibration", "Risk and coverage"] {
      #expect(page.contains("aria-label=\"\(title): "))
    }
    #expect(page.split(separator: "data:image/png;base64,").count == 1 + 100)
    #expect(page.contains("1.250"))
    #expect(ReportCheck.problems(in: page) == [])
  }

  @Test func `a page about a model shows the worst samples of all classes`() throws {
    let source = DrawnSource(
      name: "bars & <more>", labels: (0..<44).map { UInt8($0 % 11) }, writers: ["<w>"],
      writerIndices: (0..<44).map { $0 % 2 == 0 ? 0 : nil })
    let evaluation = Evaluation.measure(
      try DigitClassifier(model), on: [EvaluationSource(source)])
    let page = RunReport.page(evaluation, model: "<m>")
    #expect(page.contains("<title>How well &lt;m&gt; reads</title>"))
    #expect(page.contains("<th scope=\"col\">none</th>"))
    #expect(page.contains("&lt;w&gt;"))
    #expect(page.split(separator: "data:image/png;base64,").count == 1 + 44)
    #expect(ReportCheck.problems(in: page) == [])
  }

  @Test func `a page about nothing is a page`() {
    let page = RunReport.page(
      DetailedEvaluation(sources: [], outcomes: [], classes: 10), model: "m")
    #expect(ReportCheck.problems(in: page) == [])
    #expect(!page.contains("nan"))
  }
}
