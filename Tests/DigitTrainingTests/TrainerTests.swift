import DigitClassifier
import NeuralNetwork
import Raster
import Testing

@testable import DigitTraining

@Suite struct TrainerTests {
  /// Digits that anybody can tell apart: stripes, the farther apart the greater the label.
  private static func stripes(_ count: Int) -> LabeledGlyphs {
    var generator = Xoshiro256(seed: 5)
    var glyphs = LabeledGlyphs()
    for index in 0..<count {
      let label = index % 10
      var ink = (0..<784).map { _ in generator.uniform() * 0.2 }
      for pixel in 0..<784 where pixel / 28 % (label + 2) == 0 { ink[pixel] = 1 }
      glyphs.append(NormalizedGlyph(ink: ink), label: UInt8(label))
    }
    return glyphs
  }

  private static func options(threads: Int = 2) -> TrainingOptions {
    var options = TrainingOptions()
    options.architecture = ResidualArchitecture(widths: [16])
    options.epochs = 2
    options.batchSize = 16
    options.shardSize = 8
    options.validationCount = 16
    options.learningRate = 1e-2
    options.averageDecay = 0.5
    options.augmentation = Augmentation(
      affine: AffineAugmentation(rotation: 3, zoom: 0.02, shift: 0.3, shear: 0))
    options.threads = threads
    return options
  }

  @Test func `the loss falls, progress is told, and validation comes at the end of an epoch`()
    throws
  {
    let trainer = try Trainer(Self.stripes(80), options: Self.options())
    var reports: [TrainingProgress] = []
    _ = try trainer.train { reports.append($0) }
    #expect(reports.map(\.step) == Array(1...8))
    #expect(reports.map(\.epoch) == [1, 1, 1, 1, 2, 2, 2, 2])
    #expect(
      reports.map { $0.validation != nil } == [
        false, false, false, true, false, false, false, true,
      ])
    #expect(reports.allSatisfy { $0.steps == 8 })
    #expect((reports.last?.loss ?? 9) < (reports.first?.loss ?? 0) - 0.2)
    #expect(reports.last?.learningRate ?? 1 < 1e-2)
  }

  @Test func `one thread and three give the same bytes`() throws {
    var options = Self.options(threads: 1)
    options.epochs = 1
    let alone = try Trainer(Self.stripes(64), options: options).train()
    options.threads = 3
    let together = try Trainer(Self.stripes(64), options: options).train()
    #expect(alone.encoded() == together.encoded())
    options.seed = 2
    let other = try Trainer(Self.stripes(64), options: options).train()
    #expect(alone.parameters != other.parameters)
  }

  @Test func `going on from a checkpoint gives the bytes of a run that never stopped`() throws {
    var options = Self.options()
    options.epochs = 3
    let trainer = try Trainer(Self.stripes(48), options: options)
    var files: [[UInt8]] = []
    let unbroken = try trainer.train(save: { files.append($0.encoded()) })
    #expect(files.count == 4)
    for file in files {
      let checkpoint = try trainer.checkpoint(decoding: file)
      #expect(checkpoint.encoded() == file)
      var steps: [Int] = []
      let resumed = try trainer.train(from: checkpoint) { steps.append($0.step) }
      #expect(steps == Array(checkpoint.state.step..<6).map { $0 + 1 })
      #expect(resumed.encoded() == unbroken.encoded())
    }
  }

  @Test func `a checkpoint of another run or network is refused`() throws {
    let options = Self.options()
    var file: [UInt8] = []
    _ = try Trainer(Self.stripes(48), options: options).train(save: { file = $0.encoded() })
    var other = options
    other.seed = 2
    let error = #expect(throws: Trainer.Failure.self) {
      try Trainer(Self.stripes(48), options: other).checkpoint(decoding: file)
    }
    #expect(error?.kind == .otherRun)
    #expect(error?.message.contains("seed is 1 there and 2 here") == true)
    other = options
    other.architecture.widths = [32]
    other.patience = 3
    let larger = #expect(throws: Trainer.Failure.self) {
      try Trainer(Self.stripes(48), options: other).checkpoint(decoding: file)
    }
    #expect(larger?.message.contains("widths: [16]") == true)
    #expect(larger?.message.contains("patience is not set there and 3 here") == true)
    let samples = #expect(throws: Trainer.Failure.self) {
      try Trainer(Self.stripes(49), options: options).checkpoint(decoding: file)
    }
    #expect(samples?.message.contains("source 1 is glyphs, 48 samples") == true)
    let short = #expect(throws: Trainer.Failure.self) {
      try Trainer(Self.stripes(48), options: options).checkpoint(decoding: Array(file.dropLast()))
    }
    #expect(short?.kind == .checkpoint)
  }

  @Test func `a checkpoint whose numbers cannot be is refused`() throws {
    let trainer = try Trainer(Self.stripes(48), options: Self.options())
    var bytes: [UInt8] = []
    _ = try trainer.train(save: { bytes = $0.encoded() })
    let good = try TensorFile(decoding: bytes)
    let damages = [
      ("step", "9"), ("steps", "7"), ("steps", "0"), ("steps", "9223372036854775807"),
      ("epoch.seen", "9223372036854775807"), ("epoch.seen", "33"), ("epoch.correct", "99"),
      ("epoch.loss", "7ff8000000000000"), ("best.epoch", "3"), ("best.epoch", "0"),
      ("best.accuracy", "7ff8000000000000"), ("best.accuracy", "4000000000000000"),
    ]
    for (name, value) in damages {
      #expect(good.metadata[name] != nil)
      var file = good
      file.metadata[name] = value
      let damaged = file.encoded()
      let error = #expect(throws: Trainer.Failure.self) {
        try trainer.checkpoint(decoding: damaged)
      }
      #expect(error?.kind == .checkpoint, "\(name) \(value)")
    }
    var file = good
    file.metadata["run"] = ":\n:\n\nseed"
    let other = file.encoded()
    let error = #expect(throws: Trainer.Failure.self) { try trainer.checkpoint(decoding: other) }
    #expect(error?.kind == .otherRun)
  }

  @Test func `samples are split once and none is lost`() throws {
    let glyphs = Self.stripes(80)
    let trainer = try Trainer(glyphs, options: Self.options())
    #expect(trainer.validationCount == 16)
    #expect(trainer.trainingCount == 64)
    func sorted(_ sources: [any GlyphSource]) -> [[UInt8]] {
      var generator = Xoshiro256(seed: 1)
      return sources.flatMap { set in
        (0..<set.count).map { set.ink(at: $0, using: &generator) }
      }.sorted { $0.lexicographicallyPrecedes($1) }
    }
    #expect(
      sorted(trainer.training.map(\.source) + trainer.validation.map { $0 }) == sorted([glyphs]))
  }

  @Test(
    arguments: [
      ("0 epochs", { @Sendable in $0.epochs = 0 }),
      (
        "a batch of 2000000000",
        {
          $0.batchSize = 2_000_000_000
          $0.epochSamples = 5
        }
      ),
      ("-1 parts of digits", { $0.partsCount = -1 }),
      ("parts of digits, not 0 to 100,000,000", { $0.partsCount = .max }),
      ("shards of 7 do not divide", { $0.shardSize = 7 }),
      ("a learning rate of nan", { $0.learningRate = .nan }),
      ("label smoothing of 1.0", { $0.labelSmoothing = 1 }),
      ("dropout of -0.1", { $0.dropout = -0.1 }),
      ("fill no batch of 16", { $0.validationCount = 70 }),
      ("a width of 24", { $0.architecture.widths = [24] }),
      ("0 threads", { $0.threads = 0 }),
      ("epochs, not 1 to", { $0.epochs = .max }),
      ("a weight decay of nan", { $0.weightDecay = .nan }),
      ("a shift of nan", { $0.augmentation.affine.shift = .nan }),
      ("a rotation of -5", { $0.augmentation.affine.rotation = -5 }),
      ("a zoom of inf", { $0.augmentation.affine.zoom = .infinity }),
      ("5 classes", { $0.architecture.classes = 5 }),
      ("3 planes", { $0.architecture.inputPlanes = 3 }),
    ] as [(String, @Sendable (inout TrainingOptions) -> Void)])
  func `options that make no sense are refused`(
    problem: String, change: @Sendable (inout TrainingOptions) -> Void
  ) {
    var options = Self.options()
    change(&options)
    let error = #expect(throws: Trainer.Failure.self) {
      try Trainer(Self.stripes(80), options: options)
    }
    #expect(error?.message.contains(problem) == true, "\(error?.message ?? "")")
  }

  @Test func `a loss that is no number stops training with a reason`() throws {
    var options = Self.options()
    options.learningRate = 1e30
    let trainer = try Trainer(Self.stripes(80), options: options)
    var kept: [TrainingCheckpoint] = []
    let error = #expect(throws: Trainer.Failure.self) {
      try trainer.train(control: { _ in .keep }, save: { kept.append($0) })
    }
    #expect(error?.kind == .diverged)
    #expect(error?.message.contains("learning rate of") == true)
    #expect(!kept.isEmpty)
    // What was kept before is good.
    for checkpoint in kept {
      #expect(throws: Never.self) { try trainer.checkpoint(decoding: checkpoint.encoded()) }
    }
  }
}
