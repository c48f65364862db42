import DigitClassifier
import Raster
import Segmentation
import Testing

@testable import DigitReader

@Suite struct SecondReadingTests {
  /// What the network says of any digit of a pass.
  private func said(four: Float, nine: Float, notADigit: Float = 0) -> ClassProbabilities {
    MadeLine.probabilities([4: four, 9: nine], notADigit: notADigit)
  }

  private let options: ReadingOptions = {
    var options = ReadingOptions()
    // One question a digit and pass.
    options.decoding.secondLookConfidence = 0
    return options
  }()

  /// Reads rings.
  ///
  /// - Parameters:
  ///   - rows: The picture.
  ///   - options: What it is read with.
  ///   - answers: What is said of every candidate of a round; the last also of later ones.
  /// - Returns: How many glyphs each round asked about, and what is read.
  private func read(
    _ rows: [String], options: ReadingOptions, _ answers: [ClassProbabilities]
  ) -> (rounds: [Int], picture: PictureReading) {
    var picture = PictureReading(of: DrawnPage.image(rows), orientation: 3, options: options)
    var rounds: [Int] = []
    while let glyphs = picture.nextGlyphs() {
      let answer = answers[min(rounds.count, answers.count - 1)]
      rounds.append(glyphs.count)
      picture.take(Array(repeating: answer, count: glyphs.count)[...])
    }
    return (rounds, picture)
  }

  @Test func `a number that is sure is read once`() {
    let (rounds, picture) = read(DrawnPage.ring, options: options, [said(four: 0.99, nine: 0.01)])
    #expect(rounds == [1])
    #expect(picture.reading.text == "4" && picture.reading.cropCount == 1)
  }

  @Test func `of two readings that is taken which both think likelier, with the mean of both`() {
    let (rounds, picture) = read(
      DrawnPage.ring, options: options, [said(four: 0.6, nine: 0.4), said(four: 0.02, nine: 0.98)])
    #expect(rounds == [1, 1])
    let reading = picture.reading
    #expect(reading.text == "9")
    #expect(abs(reading.confidence - 0.69) < 0.01)
    #expect(reading.status == .review && reading.reasons.contains(.unsureDigit))
    #expect(reading.numbers[0].alternatives.map(\.text) == ["4"])
    #expect(abs((reading.numbers[0].alternatives.first?.confidence ?? 0) - 0.31) < 0.01)
    #expect(reading.cropCount == 2 && reading.orientation == 3)
    // What is explained is what is read.
    #expect(picture.trace.reading == reading)
    #expect(picture.reading(temperature: options.decoding.temperature) == reading)
  }

  @Test
  func `a second reading that is less sure of another number changes nothing but the confidence`() {
    let (rounds, picture) = read(
      DrawnPage.ring, options: options, [said(four: 0.65, nine: 0.35), said(four: 0.4, nine: 0.6)])
    #expect(rounds == [1, 1])
    #expect(picture.reading.text == "4")
    #expect(abs(picture.reading.confidence - 0.525) < 0.01)
  }

  @Test func `a second reading that finds nothing changes nothing`() {
    let (rounds, picture) = read(
      DrawnPage.ring, options: options,
      [said(four: 0.6, nine: 0.4), said(four: 0, nine: 0, notADigit: 1)])
    #expect(rounds.count > 1)
    #expect(picture.reading.text == "4")
    #expect(abs(picture.reading.confidence - 0.6) < 0.01)
  }

  @Test func `what was asked for comes before what was not, however likely`() throws {
    let asked = ReadingOptions(
      constraint: NumberConstraint(pattern: try DigitPattern("7|8")))
    func spellings(_ scores: [Int: Float]) -> Spellings {
      Spellings(of: MadeLine(1, [0..<1: scores]).reading(asked))
    }
    let wanted = spellings([7: 0.5, 8: 0.4])
    let other = spellings([1: 0.998_999])
    #expect(wanted.isAskedFor && wanted.probability(of: "7") < 0.6)
    #expect(!other.isAskedFor && other.probability(of: "1") > 0.9)
    #expect(wanted.isPreferred(to: other))
    #expect(!other.isPreferred(to: wanted))
    // Of two that were asked for, the likelier.
    let surer = spellings([8: 0.99])
    #expect(surer.isPreferred(to: wanted) && !wanted.isPreferred(to: surer))
  }

  @Test func `nothing is read again where nobody wants it, nor a picture of several numbers`() {
    var never = options
    never.secondReading.below = 0
    let unsure = said(four: 0.6, nine: 0.4)
    #expect(read(DrawnPage.ring, options: never, [unsure]).rounds == [1])
    let lines = DrawnPage.rings(2) + ["", ""] + DrawnPage.rings(2)
    #expect(read(lines, options: options, [unsure]).rounds == [4])
  }

  @Test(arguments: [(0, false), (1, true), (4, true), (5, false)])
  func `a page of many lines is not kept to be read again`(lines: Int, isThinkable: Bool) {
    #expect(SecondReadingOptions().isThinkable(ofLines: lines) == isThinkable)
  }

  @Test func `the settings of the second reading are its own, and all else stays`() {
    var options = ReadingOptions()
    options.segmentation.polarity = .lightOnDark
    var again = options.ofSecondReading
    #expect(again != options)
    again.segmentation.ink.paper.maskLevel = options.segmentation.ink.paper.maskLevel
    again.segmentation.ink.minimumPictureHeight = options.segmentation.ink.minimumPictureHeight
    again.segmentation.lattice.workingHeight = options.segmentation.lattice.workingHeight
    #expect(again == options)
  }

  @Test func `a number that falls into several is no better reading of it`() {
    let one = Spellings(of: MadeLine(1, [0..<1: [7: 0.6]]).reading())
    let several = MadeLine(2, gapAfter: { _ in 60 }, [0..<1: [1: 0.99], 1..<2: [2: 0.99]])
    #expect(several.reading().numbers.count == 2)
    #expect(!Spellings(of: several.reading()).isPreferred(to: one))
    #expect(Spellings(of: MadeLine(1, [0..<1: [1: 0.99]]).reading()).isPreferred(to: one))
  }

  @Test func `of what both passes thought of no more is told than of one, the likeliest first`() {
    let one = MadeLine(1, [0..<1: [1: 0.4, 2: 0.2, 3: 0.2, 4: 0.1, 5: 0.05]])
    let other = MadeLine(1, [0..<1: [1: 0.4, 6: 0.3, 7: 0.15, 8: 0.1, 9: 0.04]])
    let blended = one.numbers()[0].blended(
      Spellings(of: one.reading()), Spellings(of: other.reading()), options: DecodingOptions())
    #expect(blended.path.text == "1")
    #expect(blended.alternatives.map(\.text) == ["6", "2", "3", "7"])
    #expect(abs(blended.alternatives[0].probability - 0.15) < 0.01)
  }

  @Test func `of several numbers each bears its share of what the text lost`() {
    let made = MadeLine(
      3, gapAfter: { $0 == 1 ? 60 : 5 }, [0..<1: [1: 0.9], 1..<2: [2: 0.9], 2..<3: [3: 0.9]])
    let numbers = made.numbers()
    #expect(numbers.map(\.path.text) == ["12", "3"])
    let own = Spellings(of: made.reading())
    #expect(own.text == "12 3" && !own.isOneNumber)
    let silent = Spellings(of: MadeLine(1, [0..<1: [7: 0.9]]).reading())
    for number in numbers {
      let blended = number.blended(own, silent, options: DecodingOptions())
      #expect(abs(blended.probability - number.probability / 2) < 1e-6)
      #expect(blended.alternatives == number.alternatives)
    }
  }
}
