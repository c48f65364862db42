import DigitClassifier
import NeuralNetwork
import Testing

@testable import DigitTraining

@Suite struct TrainerRunTests {
  private static let sources = [
    WeightedSource(StripedSource(name: "digits", count: 40)),
    WeightedSource(
      StripedSource(name: "marks", count: 22, writers: ["ann", "bob"], classes: 11), weight: 0.5),
  ]

  private static func options(_ change: (inout TrainingOptions) -> Void = { _ in })
    -> TrainingOptions
  {
    var options = TrainingOptions()
    options.architecture = ResidualArchitecture(widths: [16])
    options.epochs = 2
    options.batchSize = 8
    options.shardSize = 4
    options.validationCount = 8
    options.learningRate = 1e-2
    options.averageDecay = 0.5
    options.heldOutWriters = ["bob"]
    options.augmentation = Augmentation(
      affine: AffineAugmentation(rotation: 3, zoom: 0.02, shift: 0.3, shear: 0))
    change(&options)
    return options
  }

  @Test func `what is no digit makes an eleventh class, measured beside the others`() throws {
    let trainer = try Trainer(sources: Self.sources, options: Self.options())
    #expect(trainer.options.architecture.classes == 11)
    #expect(trainer.validation.map(\.count) == [8, 8])
    // 32 digits, and half of 14 marks.
    #expect(trainer.stepsPerEpoch == 39 / 8)
    var last: TrainingProgress?
    let model = try trainer.train(report: { last = $0 })
    #expect(model.architecture.classes == 11)
    #expect(last?.validationGroups.map(\.name) == ["digits", "marks/bob"])
    #expect(last?.validationGroups.map(\.result.confusion.total) == [8, 8])
    #expect(last?.validation?.confusion.total == 16)
    #expect(last?.validation?.confusion.counts.count == 11)
    let digits = try Trainer(
      sources: [Self.sources[0]], options: Self.options { $0.heldOutWriters = [] })
    #expect(digits.options.architecture.classes == 10)
  }

  @Test func `a digit may be taken for none only where some samples are none`() {
    func logits(_ best: Int, second: Int) -> [Float] {
      (0..<11).map { $0 == best ? 2 : $0 == second ? 1 : 0 }
    }
    let read = [logits(10, second: 3), logits(10, second: 3), logits(4, second: 10)]
    let mixed = ValidationSet.confusion(read, labels: [3, 10, 10], classes: 11)
    #expect(mixed.counts[3][10] == 1)
    #expect(mixed.counts[10][10] == 1)
    #expect(mixed.counts[10][4] == 1)
    let digits = ValidationSet.confusion(read, labels: [3, 3, 4], classes: 10)
    #expect(digits.counts[3][3] == 2)
    #expect(digits.counts[4][4] == 1)
  }

  @Test(arguments: Optimizer.Kind.allCases)
  func `stopped after any step and gone on with other threads, the bytes are the same`(
    kind: Optimizer.Kind
  ) throws {
    let options = Self.options {
      $0.optimizer = kind
      $0.epochs = 1
      $0.fineTuning = FineTuning(epochs: 1, learningRate: 1e-3, augmentation: .none)
      $0.keeping = .best
      $0.patience = 2
      $0.gradientLimit = 1
      $0.threads = 1
    }
    let unbroken = try Trainer(sources: Self.sources, options: options).train()
    var file: [UInt8]?
    var reports: [TrainingProgress] = []
    for stop in 1..<8 {
      var options = options
      options.threads = 1 + stop % 3
      let trainer = try Trainer(sources: Self.sources, options: options)
      let checkpoint = try file.map { try trainer.checkpoint(decoding: $0) }
      let error = #expect(throws: Trainer.Failure.self) {
        try trainer.train(
          from: checkpoint, report: { reports.append($0) },
          control: { $0 == stop ? .stop : .goOn }, save: { file = $0.encoded() })
      }
      #expect(error?.kind == .stopped)
    }
    let trainer = try Trainer(sources: Self.sources, options: options)
    let checkpoint = try trainer.checkpoint(decoding: try #require(file))
    #expect(checkpoint.state.step == 7)
    let resumed = try trainer.train(from: checkpoint, report: { reports.append($0) })
    #expect(resumed.encoded() == unbroken.encoded())
    #expect(reports.map(\.step) == Array(1...8))
    #expect(reports.map(\.phase) == [1, 1, 1, 1, 2, 2, 2, 2])
    // The sums of an epoch go on too.
    var whole: [TrainingProgress] = []
    _ = try trainer.train(report: { whole.append($0) })
    #expect(reports.map(\.loss) == whole.map(\.loss))
    #expect(reports.map(\.trainingAccuracy) == whole.map(\.trainingAccuracy))
  }

  @Test func `with easy samples left out, stopped anywhere and gone on with, all is the same`()
    throws
  {
    let options = Self.options {
      $0.pruning = 0.6
      $0.epochs = 6
    }
    let trainer = try Trainer(sources: Self.sources, options: options)
    var files: [[UInt8]] = []
    var passes: [Int] = []
    let unbroken = try trainer.train(
      control: { _ in .keep },
      save: {
        files.append($0.encoded())
        passes.append($0.state.pruning?.pass ?? -1)
      })
    // 24 steps of 8 are more than the five passes that they would be with all samples.
    #expect(passes.first == 0 && (passes.last ?? 0) > 5)
    for file in files.dropLast() {
      let checkpoint = try trainer.checkpoint(decoding: file)
      #expect(checkpoint.encoded() == file)
      #expect(try trainer.train(from: checkpoint).encoded() == unbroken.encoded())
    }
    let plain = try Trainer(
      sources: Self.sources,
      options: Self.options {
        $0.epochs = 6
      })
    #expect(try plain.train().encoded() != unbroken.encoded())
    let error = #expect(throws: Trainer.Failure.self) { try plain.checkpoint(decoding: files[1]) }
    #expect(error?.kind == .otherRun && error?.message.contains("pruning is 0.6 there") == true)
  }

  @Test(arguments: ["pass", "position", "losses", "passLosses"])
  func `what is kept of samples left out cannot be anything`(name: String) throws {
    let trainer = try Trainer(
      sources: Self.sources,
      options: Self.options {
        $0.pruning = 0.5
      })
    var first: [UInt8] = []
    _ = try? trainer.train(control: { _ in .stop }, save: { first = $0.encoded() })
    var file = try TensorFile(decoding: first)
    switch name {
    case "pass": file.metadata["pruning.pass"] = "9223372036854775807"
    case "position": file.metadata["pruning.position"] = "1000"
    default: file.tensors.removeAll { $0.name == "pruning.\(name)" }
    }
    let error = #expect(throws: Trainer.Failure.self) {
      try trainer.checkpoint(decoding: file.encoded())
    }
    #expect(error?.kind == .checkpoint)
  }

  @Test func `epochs of a number of samples go through the row where the last one ended`() throws {
    let options = Self.options {
      $0.epochs = 3
      $0.epochSamples = 16
    }
    let trainer = try Trainer(sources: Self.sources, options: options)
    var reports: [TrainingProgress] = []
    _ = try trainer.train(report: { reports.append($0) })
    #expect(reports.map(\.epoch) == [1, 1, 2, 2, 3, 3])
    #expect(reports.map(\.isEndOfEpoch) == [false, true, false, true, false, true])
  }

  @Test func `the best epoch is kept, the first of equals, and patience ends`() {
    let options = Self.options {
      $0.keeping = .best
      $0.patience = 2
    }
    let parameters = NetworkParameters(values: [1], statistics: [])
    let layout = ResidualNetwork(ResidualArchitecture(widths: [16])).layout
    var state = TrainingState(
      parameters: parameters, optimizer: .adamW(AdamW(layout, weightDecay: 0)),
      average: WeightAverage(parameters, decay: 0))
    var isBest: [Bool] = []
    for (index, accuracy) in [0.5, 0.7, 0.7, 0.6].enumerated() {
      state.average = WeightAverage(
        NetworkParameters(values: [Float(index)], statistics: []), decay: 0)
      #expect(!state.hasStoppedEarly)
      isBest.append(state.note(accuracy, epoch: index + 1, options))
    }
    #expect(isBest == [true, true, false, false])
    #expect(state.hasStoppedEarly)
    #expect(state.best?.epoch == 2)
    #expect(state.best?.parameters?.values == [1])
  }

  @Test func `patience ends training before its last step, resumed or not`() throws {
    let options = Self.options {
      $0.epochs = 50
      $0.epochSamples = 8
      $0.patience = 2
      $0.learningRate = 1e-9
    }
    let trainer = try Trainer(sources: Self.sources, options: options)
    var last: TrainingCheckpoint?
    let model = try trainer.train(save: { last = $0 })
    let checkpoint = try #require(last)
    #expect(checkpoint.state.hasStoppedEarly)
    #expect(checkpoint.state.step < 50)
    #expect(model.provenance["stopped"] == "early")
    let again = try trainer.train(from: trainer.checkpoint(decoding: checkpoint.encoded()))
    #expect(again.encoded() == model.encoded())
  }

  @Test func `a budget fixes the number of steps once and keeps it`() throws {
    let options = Self.options { $0.budget = 1 }
    let trainer = try Trainer(sources: Self.sources, options: options)
    var kept: [TrainingCheckpoint] = []
    // The time is up already: one step is the least.
    let late = try trainer.train(
      since: .now - .seconds(5), save: { kept.append($0) })
    #expect(kept.allSatisfy { $0.steps == 1 })
    #expect(kept.map(\.state.step) == [0, 1])
    // Gone on with all the time in the world, it is still one.
    let again = try trainer.train(
      from: trainer.checkpoint(decoding: kept[0].encoded()), since: .now + .seconds(100))
    #expect(again.encoded() == late.encoded())
    // No checkpoint makes it more than time has room for.
    var file = try TensorFile(decoding: kept[0].encoded())
    for steps in ["0", "1000000000001", "9223372036854775807"] {
      file.metadata["steps"] = steps
      let damaged = file.encoded()
      let error = #expect(throws: Trainer.Failure.self) {
        try trainer.checkpoint(decoding: damaged)
      }
      #expect(error?.kind == .checkpoint)
    }
  }

  @Test func `a budget gives more steps the longer it is`() throws {
    func steps(_ seconds: Double) throws -> Int {
      let trainer = try Trainer(
        sources: Self.sources, options: Self.options { $0.budget = seconds })
      var steps = 0
      _ = try? trainer.train(
        control: { _ in .stop }, save: { steps = $0.steps })
      return steps
    }
    let (short, long) = (try steps(5), try steps(100))
    #expect(short >= 1)
    #expect(long > short)
  }

  @Test func `the search for a rate leaves training as it is and finds the same again`() throws {
    let trainer = try Trainer(sources: Self.sources, options: Self.options { $0.epochs = 1 })
    let before = try trainer.train().encoded()
    let curve = trainer.learningRateCurve(steps: 12, rates: 1e-4...1e-1)
    #expect(curve.points.count == 12)
    #expect(curve.points.map(\.rate).first == 1e-4)
    #expect(abs((curve.points.last?.rate ?? 0) - 1e-1) < 1e-5)
    #expect(trainer.learningRateCurve(steps: 12, rates: 1e-4...1e-1) == curve)
    #expect(try trainer.train().encoded() == before)
  }

  @Test func `parts of digits are made of each side of the split, measured and gone on with`()
    throws
  {
    let options = Self.options {
      $0.partsCount = 12
      $0.validationCount = 20
      $0.heldOutWriters = []
      $0.epochs = 1
    }
    let trainer = try Trainer(sources: [Self.sources[0]], options: options)
    #expect(trainer.options.architecture.classes == 11)
    #expect(trainer.training.map(\.source.name) == ["digits", "parts"])
    #expect(trainer.training.map(\.source.count) == [20, 12])
    #expect(trainer.validation.map(\.count) == [20, 2])
    #expect(trainer.stepsPerEpoch == 32 / 8)
    // Those that are measured on are made of digits that are measured on.
    let made = DigitPartsSource(of: [trainer.validation[0]], count: 2)
    #expect(trainer.validation[1].base.fingerprint == made.fingerprint)
    let trained = DigitPartsSource(of: [trainer.training[0].source], count: 12)
    #expect(trainer.training[1].source.fingerprint == trained.fingerprint)
    // How they are made tells this run from others.
    let fingerprint = String(trained.fingerprint, radix: 16)
    #expect(trainer.identity.entries.last == RunIdentity.Entry(name: "parts", value: fingerprint))

    var last: TrainingProgress?
    let whole = try trainer.train(report: { last = $0 })
    #expect(last?.validationGroups.map(\.name) == ["digits", "parts"])
    #expect(last?.validationGroups.map(\.result.confusion.total) == [20, 2])
    #expect(last?.validation?.confusion.counts[10].reduce(0, +) == 2)
    var file: [UInt8] = []
    #expect(throws: Trainer.Failure.self) {
      try trainer.train(
        control: { $0 == 2 ? .stop : .goOn }, save: { file = $0.encoded() })
    }
    let resumed = try trainer.train(from: trainer.checkpoint(decoding: file))
    #expect(resumed.encoded() == whole.encoded())

    let unmeasured = try Trainer(
      sources: [Self.sources[0]],
      options: Self.options {
        $0.partsCount = 12
        $0.validationCount = 0
        $0.heldOutWriters = []
      })
    #expect(unmeasured.validationCount == 0)
  }

  @Test func `the same samples are not trained on twice under two names`() {
    let again = StripedSource(name: "sources", count: 41)
    let twin = StripedSource(name: "mirrors", count: 41)
    #expect(again.fingerprint == twin.fingerprint)
    let error = #expect(throws: Trainer.Failure.self) {
      try Trainer(
        sources: Self.sources + [WeightedSource(again), WeightedSource(twin, weight: 2)],
        options: Self.options())
    }
    #expect(error?.kind == .options)
    #expect(error?.message.hasPrefix("“sources” and “mirrors” are the same samples") == true)
  }

  @Test func `a state is of use only if the optimizer's memory and the average are numbers`() {
    let layout = ResidualNetwork(ResidualArchitecture(widths: [16])).layout
    let good = NetworkParameters(values: [1], statistics: [2])
    let bad = NetworkParameters(values: [1], statistics: [.nan])
    func state(
      _ parameters: NetworkParameters, _ average: NetworkParameters, moment: Float
    ) -> TrainingState {
      var optimizer = Optimizer.adamW(AdamW(layout, weightDecay: 0))
      var memory = optimizer.memory.map(\.values)
      memory[1][0] = moment
      optimizer.restore(memory: memory, stepCount: 1)
      return TrainingState(
        parameters: parameters, optimizer: optimizer,
        average: WeightAverage(average, decay: 0))
    }
    #expect(state(good, good, moment: 1).isFinite)
    #expect(!state(bad, good, moment: 1).isFinite)
    #expect(!state(good, bad, moment: 1).isFinite)
    #expect(!state(good, good, moment: .infinity).isFinite)
  }

  @Test(
    arguments: [
      ("a weight of 0.0 for “digits”", 40, 0),
      ("a weight of nan", 40, .nan),
      ("a weight of inf", 40, .infinity),
      ("fill no batch of 8", 12, 0.5),
    ] as [(String, Int, Float)])
  func `sources that make no sense are refused`(problem: String, count: Int, weight: Float) {
    let error = #expect(throws: Trainer.Failure.self) {
      try Trainer(
        sources: [WeightedSource(StripedSource(name: "digits", count: count), weight: weight)],
        options: Self.options { $0.heldOutWriters = [] })
    }
    #expect(error?.kind == .options)
    #expect(error?.message.contains(problem) == true, "\(error?.message ?? "")")
  }
}
