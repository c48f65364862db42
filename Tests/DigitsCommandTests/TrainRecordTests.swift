import FileSystem
import Foundation
import Testing

/// What training leaves in the folder that `--log` names.
@Suite struct TrainRecordTests {
  let directory: TemporaryDirectory
  let digits: DigitsProgram

  init() throws {
    directory = try TemporaryDirectory()
    digits = DigitsProgram(directory: directory)
    try Directory.create(directory("data"))
    try StripedSet.write("train", count: 64, to: directory("data"))
  }

  private static let base = """
    "$DIGITS" train --data data --widths 16 --batch 4 --phases 2,1 --name stripes
    """
  private static let train = "\(base) --validation 16"

  /// The lines of the run's metrics, without what differs from run to run: times and speeds.
  private func lines(_ folder: String) throws -> [[String: Any]] {
    let bytes = try File.read(directory(FilePath("\(folder)/metrics.jsonl")), limit: 1 << 24)
    return try bytes.split(separator: UInt8(ascii: "\n")).map { line in
      var object = try #require(
        JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      for name in ["time", "seconds", "samples_per_second"] { object[name] = nil }
      return object
    }
  }

  @Test func `a run is recorded from its options to its evaluation`() throws {
    let run = try digits.shell("\(Self.train) -o model.safetensors --log run --log-every 6")
    #expect(run.status == 0)
    let lines = try lines("run")
    #expect(
      lines.map { "\($0["kind"] ?? "") \($0["step"] ?? "")" } == [
        "run ", "step 1", "step 6", "epoch 12", "step 18", "epoch 24", "step 30", "epoch 36",
        "end 36",
      ])
    #expect(lines[0]["name"] as? String == "stripes")
    #expect((lines[0]["options"] as? [String: String])?["batch_size"] == "4")
    let sources = try #require(lines[0]["sources"] as? [[String: Any]])
    #expect(sources.count == 1)
    #expect(sources[0]["samples"] as? Int == 48)
    #expect(sources[0]["held_out"] as? Int == 16)
    #expect(lines[7]["phase"] as? Int == 2)
    #expect((lines[7]["validation"] as? [String: Any])?["samples"] as? Int == 16)
    let evaluation = try #require(lines[8]["evaluation"] as? [String: Any])
    #expect(evaluation["samples"] as? Int == 16)
    let page = String(
      decoding: try File.read(directory("run/report.html"), limit: 1 << 24), as: UTF8.self)
    #expect(page.contains("Training of stripes"))
    #expect(page.components(separatedBy: "data:image/png;base64,").count == 1 + 16)
  }

  @Test func `a run that was killed and went on is recorded as if it had never stopped`() throws {
    #expect(try digits.shell("\(Self.train) -o whole --log whole.run --log-every 1").status == 0)
    let killed = try digits.shell(
      """
      (until [ -e broken.run/metrics.jsonl ] && grep -q '"step":17,' broken.run/metrics.jsonl
      do sleep 0.01; done; kill -9 $(cat number)) &
      sh -c 'echo $$ > number; exec \(Self.train) -o broken --log broken.run --log-every 1 \
        --checkpoint state'
      """)
    // The shell's word for a signal, or the signal itself.
    #expect([9, 128 + 9].contains(killed.status))
    let resumed = try digits.shell(
      "\(Self.train) -o broken --log broken.run --log-every 1 --resume state")
    #expect(resumed.status == 0)
    #expect(resumed.complaints.contains("going on after step"))
    let broken = try lines("broken.run").filter { $0["kind"] as? String != "resume" }
    #expect(broken as NSArray == (try lines("whole.run")) as NSArray)
  }

  @Test(arguments: [0, 16])
  func `parts of digits are recorded beside their digits`(validation: Int) throws {
    let run = try digits.shell(
      "\(Self.base) -o model --parts 20 --validation \(validation) --log run --log-every 50")
    #expect(run.status == 0, "\(run.complaints)")
    let lines = try lines("run")
    let sources = try #require(lines[0]["sources"] as? [[String: Any]])
    #expect(sources.map { $0["name"] as? String } == ["mnist", "parts"])
    #expect(sources.map { $0["samples"] as? Int } == [64 - validation, 20])
    // One for each ten digits that are held out.
    #expect(sources.map { $0["held_out"] as? Int } == [validation, validation / 10])
    let evaluation = lines.last?["evaluation"] as? [String: Any]
    #expect(evaluation?["samples"] as? Int == (validation == 0 ? nil : 17))
  }

  @Test func `a folder that cannot be is told before training`() throws {
    try File.write([], to: directory("file"), isDurable: false)
    let run = try digits.shell("\(Self.train) -o model --log file")
    #expect(run.status == 74)
    #expect(!run.complaints.contains("epoch 1"))
    #expect(try digits.shell("\(Self.train) -o model --log run --log-every 0").status == 64)
  }

  /// A Python that has TensorBoard: `DIGITS_PYTHON`, or the system's.
  private static let python: String? = {
    let name = ProcessInfo.processInfo.environment["DIGITS_PYTHON"] ?? "python3"
    guard let directory = try? TemporaryDirectory() else { return nil }
    let run = try? DigitsProgram(directory: directory).shell("\(name) -c 'import tensorboard'")
    return run?.status == 0 ? name : nil
  }()

  @Test(
    .enabled(
      if: python != nil, "TensorBoard is not installed: pip install tensorboard, DIGITS_PYTHON=…"))
  func `TensorBoard's own reader finds every number`() throws {
    #expect(
      try digits.shell("\(Self.train) -o model --log run --log-every 5").status == 0)
    let script = FilePath(#filePath).parent.parent.parent
      .appending("Scripts/read-tensorboard.py")
    let read = try digits.shell("\(Self.python ?? "") '\(script)' run")
    #expect(read.status == 0, "\(read.complaints)")
    let found = try #require(
      JSONSerialization.jsonObject(with: Data(read.output.utf8)) as? [String: Any])
    #expect(found["version"] as? Double == 2)
    let scalars = try #require(found["scalars"] as? [String: [[Double]]])
    let told = try lines("run").filter { $0["loss"] != nil }
    func expect(_ tag: String, _ values: [(step: Int, value: Double)]) {
      let events = scalars[tag] ?? []
      #expect(events.map(\.first) == values.map { Double($0.step) })
      for (event, value) in zip(events, values) {
        #expect(abs((event.last ?? .nan) - value.value) < 1e-6, "\(tag) \(event)")
      }
    }
    func number(_ line: [String: Any], _ name: String) -> (step: Int, value: Double) {
      (line["step"] as? Int ?? -1, line[name] as? Double ?? .nan)
    }
    expect("loss/training", told.map { number($0, "loss") })
    expect("accuracy/training", told.map { number($0, "accuracy") })
    expect("run/learning_rate", told.map { number($0, "learning_rate") })
    expect(
      "accuracy/validation",
      told.compactMap { line in
        (line["validation"] as? [String: Any]).map {
          (line["step"] as? Int ?? -1, $0["accuracy"] as? Double ?? .nan)
        }
      })
  }
}
