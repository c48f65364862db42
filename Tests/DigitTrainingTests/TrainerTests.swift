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
    options.augmentation = AffineAugmentation(rotation: 3, zoom: 0.02, shift: 0.3, shear: 0)
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
    #expect(files.count == 3)
    for file in files {
      let checkpoint = try TrainingCheckpoint(decoding: file, options: options)
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
      try Trainer(Self.stripes(48), options: other).train(
        from: TrainingCheckpoint(decoding: file, options: other))
    }
    #expect(error?.message.contains("other options or samples") == true)
    other.architecture.widths = [32]
    #expect(throws: Trainer.Failure.self) {
      try TrainingCheckpoint(decoding: file, options: other)
    }
    #expect(throws: Trainer.Failure.self) {
      try TrainingCheckpoint(decoding: Array(file.dropLast()), options: options)
    }
  }

  @Test func `samples are split once and none is lost`() throws {
    let glyphs = Self.stripes(80)
    let trainer = try Trainer(glyphs, options: Self.options())
    #expect(trainer.validation.count == 16)
    #expect(trainer.training.count == 64)
    func sorted(_ glyphs: [LabeledGlyphs]) -> [[UInt8]] {
      glyphs.flatMap { set in (0..<set.count).map { Array(set.pixels(at: $0)) } }
        .sorted { $0.lexicographicallyPrecedes($1) }
    }
    #expect(sorted([trainer.training, trainer.validation]) == sorted([glyphs]))
  }

  @Test(
    arguments: [
      ("0 epochs", { @Sendable in $0.epochs = 0 }),
      ("shards of 7 do not divide", { $0.shardSize = 7 }),
      ("a learning rate of nan", { $0.learningRate = .nan }),
      ("label smoothing of 1.0", { $0.labelSmoothing = 1 }),
      ("dropout of -0.1", { $0.dropout = -0.1 }),
      ("fill no batch of 16", { $0.validationCount = 70 }),
      ("a width of 24", { $0.architecture.widths = [24] }),
      ("0 threads", { $0.threads = 0 }),
      ("epochs, not 1 to", { $0.epochs = .max }),
      ("a weight decay of nan", { $0.weightDecay = .nan }),
      ("a shift of nan", { $0.augmentation.shift = .nan }),
      ("a rotation of -5", { $0.augmentation.rotation = -5 }),
      ("a zoom of inf", { $0.augmentation.zoom = .infinity }),
      ("5 classes", { $0.architecture.classes = 5 }),
      ("2 planes", { $0.architecture.inputPlanes = 2 }),
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
    let error = #expect(throws: Trainer.Failure.self) { try trainer.train() }
    #expect(error?.message.contains("learning rate") == true)
  }
}
