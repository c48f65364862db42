import NeuralNetwork
import Raster
import Testing

@testable import DigitClassifier

@Suite struct DigitClassifierTests {
  private func glyphs(_ count: Int) -> [NormalizedGlyph] {
    var generator = Xoshiro256(seed: 4)
    return (0..<count).map { _ in
      NormalizedGlyph(ink: (0..<784).map { _ in generator.uniform() })
    }
  }

  @Test func `no glyphs give no results`() throws {
    #expect(try DigitClassifier(ModelFileTests.model()).classify([]).isEmpty)
  }

  @Test func `probabilities sum to 1 and the digit is the greatest`() throws {
    for result in try DigitClassifier(ModelFileTests.model()).classify(glyphs(3)) {
      #expect(abs(result.values.reduce(0, +) - 1) < 1e-5)
      #expect(result.values.allSatisfy { $0 <= result.confidence })
      #expect(result.values[result.digit] == result.confidence)
    }
  }

  @Test func `a glyph alone gives what it gives in a batch`() throws {
    let classifier = try DigitClassifier(ModelFileTests.model())
    let glyphs = glyphs(3)
    let together = classifier.classify(glyphs)
    for (index, glyph) in glyphs.enumerated() {
      #expect(classifier.classify([glyph]) == [together[index]])
    }
  }

  @Test func `a higher temperature makes every answer less sure and none another`() throws {
    var model = ModelFileTests.model()
    let sharp = try DigitClassifier(model).classify(glyphs(4))
    model.temperature *= 3
    let mild = try DigitClassifier(model).classify(glyphs(4))
    for (sharp, mild) in zip(sharp, mild) {
      #expect(mild.digit == sharp.digit)
      #expect(mild.confidence < sharp.confidence)
    }
  }

  @Test func `a model that overflows says that it knows nothing`() throws {
    var model = ModelFileTests.model()
    model.parameters.values = model.parameters.values.map { $0 < 0 ? -3e38 : 3e38 }
    let results = try DigitClassifier(ModelFile(decoding: model.encoded())).classify(glyphs(2))
    for result in results { #expect(result.values == Array(repeating: 0.1, count: 10)) }
  }

  @Test func `classes past the digits are never the answer`() {
    let values: [Float] = [0.1, 0, 0.2, 0, 0, 0, 0, 0, 0, 0, 0.7]
    #expect(ClassProbabilities(values: values).digit == 2)
    #expect(ClassProbabilities(values: values).confidence == 0.2)
  }

  @Test(arguments: [
    ResidualArchitecture(inputPlanes: 3, widths: [16]),
    ResidualArchitecture(side: 32, widths: [16]),
    ResidualArchitecture(widths: [16], classes: 9),
  ])
  func `a network for something else is refused`(architecture: ResidualArchitecture) {
    #expect(throws: ModelError.self) {
      try DigitClassifier(ModelFileTests.model(architecture))
    }
  }

  @Test func `a network of two planes looks at the context, one of one plane does not`() throws {
    let ink = glyphs(1)[0].ink
    let around = glyphs(2)[1].ink
    let alone = NormalizedGlyph(ink: ink)
    let bare = NormalizedGlyph(ink: ink, context: Array(repeating: 0, count: 784))
    let surrounded = NormalizedGlyph(ink: ink, context: around)

    let two = try DigitClassifier(
      ModelFileTests.model(ResidualArchitecture(inputPlanes: 2, widths: [16], classes: 11)))
    let results = two.logits([alone, bare, surrounded, alone])
    #expect(results[0] == results[1])
    #expect(results[0] == results[3])
    #expect(results[0] != results[2])
    let one = try DigitClassifier(ModelFileTests.model()).logits([alone, surrounded])
    #expect(one[0] == one[1])
  }

  @Test(arguments: [1, 2])
  func `in bfloat16 a classifier says nearly the same`(planes: Int) throws {
    let model = ModelFileTests.model(ResidualArchitecture(inputPlanes: planes))
    let glyphs = zip(glyphs(4), glyphs(8).suffix(4)).map {
      NormalizedGlyph(ink: $0.ink, context: $1.ink)
    }
    let exact = try DigitClassifier(model).logits(glyphs).joined()
    let own = try DigitClassifier(model, arithmetic: .bfloat16).logits(glyphs).joined()
    let scale = exact.reduce(1) { max($0, abs($1)) }
    #expect(zip(own, exact).allSatisfy { abs($0 - $1) < 0.03 * scale })
    #expect(Array(own) != Array(exact))
  }

  @Test func `threads may share a classifier`() async throws {
    let classifier = try DigitClassifier(ModelFileTests.model())
    let glyphs = glyphs(2)
    let expected = classifier.classify(glyphs)
    await withTaskGroup { group in
      for _ in 0..<8 { group.addTask { classifier.classify(glyphs) } }
      for await result in group { #expect(result == expected) }
    }
  }
}
