import DigitClassifier
import Raster
import Segmentation
import Testing

@testable import DigitReader

@Suite struct SecondLookTests {
  private let copies = SecondLook.distortions.count

  /// A digit that the network says is a 4, or else a 9.
  private func said(four: Float, nine: Float = 0, notADigit: Float = 0) -> ClassProbabilities {
    MadeLine.probabilities([4: four, 9: nine], notADigit: notADigit)
  }

  @Test(arguments: [
    (0.6, 0.0, true), (0.64, 0, true), (0.66, 0, false), (0.3, 0.6, false), (0.45, 0.45, true),
  ])
  func `what is probably a digit, but not surely which, is looked at again`(
    four: Float, notADigit: Float, isNeeded: Bool
  ) {
    let scored = said(four: four, notADigit: notADigit)
    #expect(SecondLook.isNeeded(scored, DecodingOptions()) == isNeeded)
    var never = DecodingOptions()
    never.secondLookConfidence = 0
    #expect(!SecondLook.isNeeded(scored, never))
  }

  @Test func `all copies together weigh as much as the first look`() {
    let others = [said(four: 0.2, nine: 0.8), said(four: 0.4, nine: 0.6), said(four: 0, nine: 1)]
    let mean = SecondLook.mean(of: said(four: 0.6, nine: 0.4), others[...])
    #expect(abs(mean.values[4] - (0.6 + 0.2) / 2) < 1e-6)
    #expect(abs(mean.values[9] - (0.4 + 0.8) / 2) < 1e-6)
    #expect(abs(mean.values.reduce(0, +) - 1) < 1e-6)
  }

  /// Without a second reading, which is another matter.
  private let options: ReadingOptions = {
    var options = ReadingOptions()
    options.secondReading.below = 0
    return options
  }()

  /// Asks all that a picture of rings wants to know.
  ///
  /// - Parameters:
  ///   - rings: How many.
  ///   - options: What they are read with; without a second reading, if nothing is given.
  ///   - first: What is said in the first round.
  ///   - again: What is said later.
  /// - Returns: How many glyphs each round asked about, and what is read.
  private func read(
    _ rings: Int, options: ReadingOptions? = nil, first: ClassProbabilities,
    again: ClassProbabilities
  ) -> (rounds: [Int], reading: Reading) {
    var picture = PictureReading(
      of: DrawnPage.image(DrawnPage.rings(rings)), options: options ?? self.options)
    var rounds: [Int] = []
    while let glyphs = picture.nextGlyphs() {
      let answer = rounds.isEmpty ? first : again
      rounds.append(glyphs.count)
      picture.take(Array(repeating: answer, count: glyphs.count)[...])
    }
    return (rounds, picture.reading)
  }

  @Test func `a digit that is sure is asked about once`() {
    let (rounds, reading) = read(3, first: said(four: 0.99), again: said(four: 0, nine: 1))
    #expect(rounds == [3])
    #expect(reading.text == "444")
  }

  @Test func `a digit that is not is what it is on the average of its copies`() {
    // So sure that it is a digit that nothing is cut.
    let (rounds, reading) = read(
      2, first: said(four: 0.6, nine: 0.4), again: said(four: 0.2, nine: 0.8))
    #expect(rounds == [2, 2 * copies])
    #expect(reading.text == "99")
    #expect(reading.cropCount == 2 + 2 * copies)
    let nine = reading.predictions[0].probabilities[9]
    #expect(abs(nine - (0.4 + 0.8) / 2) < 1e-5)
  }

  @Test func `nothing is looked at again where nobody wants it`() {
    var options = options
    options.decoding.secondLookConfidence = 0
    let (rounds, reading) = read(
      2, options: options, first: said(four: 0.6, nine: 0.4), again: said(four: 0.3, nine: 0.7))
    #expect(rounds == [2])
    #expect(reading.text == "44")
  }

  @Test func `with a constraint what was looked at twice is not looked at a third time`() throws {
    var options = options
    options.constraint = NumberConstraint(pattern: try DigitPattern("7"))
    var picture = PictureReading(of: DrawnPage.image(DrawnPage.rings(1)), options: options)
    var seen: Set<NormalizedGlyph> = []
    while let glyphs = picture.nextGlyphs() {
      for glyph in glyphs { #expect(seen.insert(glyph).inserted) }
      picture.take(
        Array(repeating: said(four: 0.6, nine: 0.4), count: glyphs.count)[...])
    }
    #expect(seen.count >= 1 + copies)
  }
}
