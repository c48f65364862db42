import DigitClassifier
import DigitFixtures
import Foundation
import ImageCodecs
import Raster
import Segmentation
import Testing

@testable import DigitReader

/// The shipped network in 8-bit integers beside itself in floats, on what the reader shows it.
@Suite struct FixedPointReadingTests {
  @Test func `integers say of digits what floats say`() throws {
    let exact = try DigitClassifier(model: EmbeddedModel.bytes)
    var glyphs: [NormalizedGlyph] = []
    var own: [ClassProbabilities] = []
    // What is said at the first look, not the mean over distorted copies.
    var options = ReadingOptions()
    options.decoding.secondLookConfidence = 0
    let reader = DigitReader(options: options)
    for fixture in Fixture.all {
      let decoded = try reader.decode([UInt8](Data(contentsOf: URL(filePath: fixture.path))))
      for line in reader.trace(decoded.image).lines {
        for step in line.path {
          guard let said = line.probabilities[step.span] else { continue }
          glyphs.append(line.lattice.glyph(of: line.lattice.spans[step.span]))
          own.append(said)
        }
      }
    }
    try #require(own.count > 100)
    let others = exact.classify(glyphs)
    #expect(zip(own, others).allSatisfy { $0.digit == $1.digit })
    let differences = zip(own, others).map { abs($0.confidence - $1.confidence) }
    #expect(differences.max() ?? 1 < 0.1)
    #expect(differences.reduce(0, +) / Float(own.count) < 0.005)
    // Floats would be floats.
    #expect(own != others)
  }
}
