import DigitClassifier
import NeuralNetwork
import Raster
import Testing

@testable import DigitTraining

@Suite struct InitialModelTests {
  private static func options(_ change: (inout TrainingOptions) -> Void = { _ in })
    -> TrainingOptions
  {
    var options = TrainingOptions()
    options.architecture = ResidualArchitecture(widths: [16, 32])
    options.epochs = 1
    options.batchSize = 8
    options.shardSize = 4
    options.validationCount = 8
    change(&options)
    return options
  }

  /// A model with statistics that are not those of a new one.
  private static func model(_ architecture: ResidualArchitecture, seed: UInt64 = 7) -> ModelFile {
    var generator = Xoshiro256(seed: seed)
    var parameters = ResidualNetwork(architecture).initialParameters(using: &generator)
    parameters.values = parameters.values.map { $0 + generator.uniform(in: -0.1...0.1) }
    parameters.statistics = parameters.statistics.map { _ in generator.uniform(in: 0.5...1.5) }
    return ModelFile(
      architecture: architecture, parameters: parameters, provenance: ["name": "old"])
  }

  private static let marks = [
    WeightedSource(StripedSource(name: "marks", count: 33, classes: 11)),
    WeightedSource(FramedSource(count: 24)),
  ]

  @Test func `a network with a plane and a class more begins with what the old one knows`() throws {
    let old = Self.model(ResidualArchitecture(widths: [16, 32]))
    let trainer = try Trainer(
      sources: Self.marks, options: Self.options(), initial: InitialModel(old))
    let architecture = trainer.options.architecture
    #expect(architecture == ResidualArchitecture(inputPlanes: 2, widths: [16, 32], classes: 11))
    let start = trainer.initialState(ResidualNetwork(architecture)).parameters
    let new = try DigitClassifier(ModelFile(architecture: architecture, parameters: start))

    var generator = Xoshiro256(seed: 2)
    func levels() -> [Float] { (0..<784).map { _ in generator.uniform() } }
    let glyphs = (0..<3).map { _ in NormalizedGlyph(ink: levels(), context: levels()) }
    let expected = try DigitClassifier(old).logits(glyphs)
    let scale = expected.joined().reduce(1) { max($0, abs($1)) }
    for (own, expected) in zip(new.logits(glyphs), expected) {
      #expect(own.count == 11)
      #expect(own[10] == 0)
      for (a, b) in zip(own, expected) { #expect(abs(a - b) < 1e-5 * scale) }
    }
  }

  @Test func `what the old network looks at and tells apart stays, needed or not`() throws {
    let old = Self.model(ResidualArchitecture(inputPlanes: 2, widths: [16, 32], classes: 11))
    let digits = [WeightedSource(StripedSource(name: "digits", count: 40))]
    let trainer = try Trainer(
      sources: digits, options: Self.options { $0.learningRate = 1e-9 }, initial: InitialModel(old))
    #expect(trainer.options.architecture == old.architecture)
    let start = trainer.initialState(ResidualNetwork(old.architecture)).parameters
    #expect(start == old.parameters)
    let model = try trainer.train()
    let moved = zip(model.parameters.values, old.parameters.values).map { abs($0 - $1) }
    #expect(moved.max() ?? 1 < 1e-6)
  }

  @Test func `a network of other widths is refused`() {
    let old = Self.model(ResidualArchitecture(widths: [16, 48]))
    let error = #expect(throws: Trainer.Failure.self) {
      try Trainer(sources: Self.marks, options: Self.options(), initial: InitialModel(old))
    }
    #expect(error?.kind == .options)
    #expect(error?.message.contains("widths of [16, 48]") == true)
  }

  @Test func `a checkpoint is of the model that its run started from`() throws {
    let architecture = ResidualArchitecture(widths: [16, 32])
    func trainer(_ seed: UInt64?) throws -> Trainer {
      try Trainer(
        sources: Self.marks, options: Self.options(),
        initial: seed.map { InitialModel(Self.model(architecture, seed: $0)) })
    }
    var kept: [UInt8] = []
    _ = try trainer(7).train(control: { _ in .goOn }, save: { kept = $0.encoded() })
    #expect(throws: Never.self) { try trainer(7).checkpoint(decoding: kept) }
    for other in [8, nil] as [UInt64?] {
      let error = #expect(throws: Trainer.Failure.self) {
        try trainer(other).checkpoint(decoding: kept)
      }
      #expect(error?.kind == .otherRun)
      #expect(error?.message.contains("initial model") == true)
    }
  }
}
