import DigitClassifier
import NeuralNetwork
import Raster
import Testing

@testable import DigitTraining

/// What stands around a glyph: the second plane, from a source to the network.
@Suite struct ContextTests {
  /// Two short lines at the window's rim.
  private static let lines: [UInt8] = (0..<784).map { index in
    let (row, column) = (index / 28, index % 28)
    return (2..<26).contains(row) && ((1..<3).contains(column) || column == 25) ? 255 : 0
  }

  private func both(
    _ augmentation: Augmentation, context: [UInt8], seed: UInt64
  ) -> (ink: [Float], context: [Float], generator: Xoshiro256) {
    var output = [Float](repeating: .nan, count: 2 * 784)
    var generator = Xoshiro256(seed: seed)
    augmentation.apply(
      to: AugmentationTests.bar[...], context: context[...], into: &output[...], using: &generator)
    return (Array(output[..<784]), Array(output[784...]), generator)
  }

  private func alone(
    _ augmentation: Augmentation, _ ink: [UInt8], seed: UInt64
  ) -> (ink: [Float], generator: Xoshiro256) {
    var output = [Float](repeating: .nan, count: 784)
    var generator = Xoshiro256(seed: seed)
    augmentation.apply(to: ink[...], into: &output[...], using: &generator)
    return (output, generator)
  }

  @Test(arguments: [Augmentation.none, .light, .default, .strong], [1, 2, 3] as [UInt64])
  func `a glyph and what stands around it are distorted alike, and only the glyph gets noise`(
    augmentation: Augmentation, seed: UInt64
  ) {
    var quiet = augmentation
    quiet.noise = 0
    let result = both(augmentation, context: Self.lines, seed: seed)
    let ink = alone(augmentation, AugmentationTests.bar, seed: seed)
    #expect(result.ink == ink.ink)
    #expect(result.context == alone(quiet, Self.lines, seed: seed).ink)
    // So that nothing that is drawn later depends on what stands around.
    #expect(result.generator == ink.generator)
  }

  @Test func `where nothing stands around, the second plane is bare, known or not`() {
    var noisy = Augmentation.strong
    noisy.appearanceProbability = 1
    for context in [[], [UInt8](repeating: 0, count: 784)] {
      let result = both(noisy, context: context, seed: 5)
      #expect(result.context == Array(repeating: 0, count: 784))
      #expect(result.ink == alone(noisy, AugmentationTests.bar, seed: 5).ink)
    }
  }

  @Test func `glyphs with context and without are kept side by side`() {
    let ink = [Float](repeating: 0.2, count: 784)
    let around = Self.lines.map { Float($0) / 255 }
    let bare = [Float](repeating: 0, count: 784)
    var glyphs = LabeledGlyphs()
    glyphs.append(NormalizedGlyph(ink: ink), label: 1)
    #expect(!glyphs.hasContext)
    #expect(glyphs.context(at: 0).isEmpty)
    let known = glyphs.fingerprint
    glyphs.append(NormalizedGlyph(ink: ink, context: around), label: 2)
    glyphs.append(NormalizedGlyph(ink: ink), label: 3)
    #expect(glyphs.hasContext)
    #expect((0..<3).map { glyphs[$0].context } == [bare, around, bare])
    #expect(glyphs.selecting([1, 0])[0] == glyphs[1])
    #expect(glyphs.selecting([0]).fingerprint != known)

    var stored = StoredGlyphs(name: "stored")
    stored.append(NormalizedGlyph(ink: ink, context: around), label: 2)
    #expect(stored.hasContext)
    #expect(stored.context(at: 0) == Self.lines)
    #expect(GlyphSubset(stored, [0]).context(at: 0) == Self.lines)
    #expect(RenamedSource(stored, name: "other").context(at: 0) == Self.lines)
  }

  // MARK: training

  private static func options() -> TrainingOptions {
    var options = TrainingOptions()
    options.architecture = ResidualArchitecture(widths: [16])
    options.epochs = 20
    options.batchSize = 16
    options.shardSize = 8
    options.validationCount = 24
    options.learningRate = 1e-2
    options.averageDecay = 0.5
    options.dropout = 0
    options.augmentation = Augmentation(
      affine: AffineAugmentation(rotation: 2, zoom: 0.02, shift: 0.5, shear: 0))
    return options
  }

  @Test func `a network learns what only the context tells, and its file keeps it`() throws {
    let trainer = try Trainer(FramedSource(count: 88), options: Self.options())
    #expect(trainer.options.architecture.inputPlanes == 2)
    let model = try trainer.train()
    #expect(try #require(trainer.validate(model.parameters)).accuracy > 0.9)

    let file = try ModelFile(decoding: model.encoded())
    #expect(file == model)
    let source = FramedSource(count: 30)
    #expect(Evaluation.evaluate(try DigitClassifier(file), on: source).accuracy > 0.9)
    // Without their context all samples are alike: every third has the answer.
    var bare = LabeledGlyphs()
    var generator = Xoshiro256(seed: 1)
    for index in 0..<30 {
      let ink = source.ink(at: index, using: &generator).map { Float($0) / 255 }
      bare.append(NormalizedGlyph(ink: ink), label: source.label(at: index))
    }
    #expect(Evaluation.evaluate(try DigitClassifier(file), on: bare).accuracy < 0.6)
  }

  @Test func `sources with context and without are trained on together, and a run goes on exactly`()
    throws
  {
    var options = Self.options()
    options.epochs = 2
    options.validationCount = 8
    let sources = [
      WeightedSource(StripedSource(name: "alone", count: 24)),
      WeightedSource(FramedSource(count: 24)),
    ]
    let trainer = try Trainer(sources: sources, options: options)
    #expect(trainer.options.architecture.inputPlanes == 2)
    var files: [[UInt8]] = []
    let unbroken = try trainer.train(save: { files.append($0.encoded()) })
    options.threads = 2
    let other = try Trainer(sources: sources, options: options)
    let resumed = try other.train(from: other.checkpoint(decoding: files[1]))
    #expect(resumed.encoded() == unbroken.encoded())
    // Ink alone needs one plane.
    #expect(
      try Trainer(sources: [sources[0]], options: options).options.architecture.inputPlanes == 1)
  }

  @Test func `now and then the context is left out, and what has none keeps a bare plane`() throws {
    let trainer = try Trainer(
      sources: [
        WeightedSource(StripedSource(name: "alone", count: 24)),
        WeightedSource(FramedSource(count: 24)),
      ], options: Self.options())
    func isBare(source: Int32, position: Int) -> Bool {
      var planes = [Float](repeating: .nan, count: 2 * 784)
      trainer.prepare(
        SampleStream.Place(source: source, index: 0), position: position, augmentation: .light,
        into: &planes[...])
      #expect(planes[..<784].contains { $0 > 0.5 })
      return planes[784...].allSatisfy { $0 == 0 }
    }
    let left = (0..<400).count { isBare(source: 1, position: $0) }
    #expect((20...60).contains(left), "\(left) of 400")
    #expect((0..<20).allSatisfy { isBare(source: 0, position: $0) })
  }
}
