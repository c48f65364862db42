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
    ResidualArchitecture(inputPlanes: 2, widths: [16]),
    ResidualArchitecture(side: 32, widths: [16]),
    ResidualArchitecture(widths: [16], classes: 9),
  ])
  func `a network for something else is refused`(architecture: ResidualArchitecture) {
    #expect(throws: ModelError.self) {
      try DigitClassifier(ModelFileTests.model(architecture))
    }
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
