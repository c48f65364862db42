import DigitClassifier
import NeuralNetwork
import Raster
import Testing

@testable import DigitTraining

@Suite struct MeasuringTests {
  private static func classifier(classes: Int = 10, seed: UInt64 = 3) throws -> DigitClassifier {
    let architecture = ResidualArchitecture(widths: [16], blocksPerStage: 1, classes: classes)
    var generator = Xoshiro256(seed: seed)
    let parameters = ResidualNetwork(architecture).initialParameters(using: &generator)
    return try DigitClassifier(ModelFile(architecture: architecture, parameters: parameters))
  }

  private let digits = DrawnSource(
    name: "bars", labels: (0..<150).map { UInt8($0 % 10) }, writers: ["ann", "bob", "cy"],
    writerIndices: (0..<150).map { $0 % 3 == 2 ? nil : $0 % 3 })

  @Test func `the same samples give the same outcomes on any number of threads`() throws {
    let classifier = try Self.classifier()
    let sources = [EvaluationSource(digits), EvaluationSource(digits, indices: [7, 3])]
    let one = Evaluation.measure(classifier, on: sources, threads: 1)
    let three = Evaluation.measure(classifier, on: sources, threads: 3)
    #expect(one.outcomes == three.outcomes)
    #expect(one.outcomes.count == 152)
    #expect(one.outcomes.suffix(2).map(\.index) == [7, 3])
    // What else is measured does not change a sample's picture.
    #expect(one.outcomes[150].confidence == one.outcomes[7].confidence)
    let other = Evaluation.measure(classifier, on: sources, seed: 2)
    #expect(other.outcomes != one.outcomes)
  }

  @Test func `outcomes are what the classifier says`() throws {
    let classifier = try Self.classifier()
    let evaluation = Evaluation.measure(classifier, on: [EvaluationSource(digits)])
    for outcome in evaluation.outcomes.prefix(20) {
      let ink = Evaluation.ink(of: outcome, in: evaluation)
      let said = classifier.classify([.init(ink: ink.map { Float($0) / 255 })])[0]
      #expect(Int(outcome.prediction) == said.digit)
      #expect(outcome.confidence == said.confidence)
      #expect(outcome.labelProbability == said.values[Int(outcome.label)])
    }
    #expect(evaluation.result == Evaluation.evaluate(classifier, on: digits, threads: 2))
    var unlabeled = UnlabeledGlyphs()
    for outcome in evaluation.outcomes {
      let ink = Evaluation.ink(of: outcome, in: evaluation)
      unlabeled.append(NormalizedGlyph(ink: ink.map { Float($0) / 255 }))
    }
    let read = Evaluation.digits(classifier, of: unlabeled, threads: 2)
    #expect(read == evaluation.outcomes.map { Int($0.prediction) })
  }

  @Test func `digits alone are measured as digits, with others among them every class counts`()
    throws
  {
    // A network whose eleventh class always wins.
    let architecture = ResidualArchitecture(widths: [16], blocksPerStage: 1, classes: 11)
    let network = ResidualNetwork(architecture)
    var generator = Xoshiro256(seed: 3)
    var parameters = network.initialParameters(using: &generator)
    parameters.values[parameters.values.count - 1] = 50
    let classifier = try DigitClassifier(
      ModelFile(architecture: architecture, parameters: parameters))
    let alone = Evaluation.measure(classifier, on: [EvaluationSource(digits)])
    #expect(alone.classes == 10)
    #expect(alone.outcomes.allSatisfy { $0.prediction < 10 })
    let mixed = Evaluation.measure(
      classifier,
      on: [EvaluationSource(digits), EvaluationSource(DrawnSource(name: "no", labels: [10, 10]))])
    #expect(mixed.classes == 11)
    #expect(mixed.outcomes.allSatisfy { $0.prediction == GlyphLabel.notADigit })
    #expect(mixed.confusion.correct == 2)
    #expect(mixed.confusion.counts[10][10] == 2)
  }

  @Test func `a model without a class for what is no digit gets those samples wrong`() throws {
    let evaluation = Evaluation.measure(
      try Self.classifier(), on: [EvaluationSource(DrawnSource(name: "no", labels: [10, 1]))])
    #expect(!evaluation.outcomes[0].isCorrect)
    #expect(evaluation.outcomes[0].labelProbability == 0)
    #expect(evaluation.outcomes[0].loss > 100)
    #expect(evaluation.loss.isFinite)
    #expect(evaluation.confusion.counts[10].reduce(0, +) == 1)
  }

  @Test func `sources and writers are counted apart`() throws {
    let letters = DrawnSource(name: "more", labels: [1, 2, 3])
    let evaluation = Evaluation.measure(
      try Self.classifier(), on: [EvaluationSource(digits), EvaluationSource(letters)])
    #expect(evaluation.bySource.map(\.source) == ["bars", "more"])
    #expect(evaluation.bySource.map(\.right.total) == [150, 3])
    #expect(evaluation.byWriter.map(\.writer) == ["ann", "bob"])
    #expect(evaluation.byWriter.map(\.right.total) == [50, 50])
    let right = evaluation.outcomes.filter { $0.isCorrect && evaluation.writer(of: $0) == "bob" }
    #expect(evaluation.byWriter[1].right.count == right.count)
    let loss = evaluation.bySource[0].loss * 150 + evaluation.bySource[1].loss * 3
    #expect(abs(loss / 153 - evaluation.loss) < 1e-9)
  }

  @Test func `only what the wanted writers wrote is measured`() {
    let source = EvaluationSource(digits, writtenBy: ["bob", "nobody"])
    #expect(source.indices.count == 50)
    #expect(source.indices.allSatisfy { $0 % 3 == 1 })
    #expect(EvaluationSource(digits, writtenBy: []).indices.isEmpty)
  }
}
