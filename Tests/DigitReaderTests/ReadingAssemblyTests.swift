import DigitClassifier
import Raster
import Segmentation
import Testing

@testable import DigitReader

@Suite struct ReadingAssemblyTests {
  /// Digits side by side, one a piece.
  private func line(
    _ digits: [(digit: Int, confidence: Float)], notADigit: Float = 0.001,
    gapAfter: (Int) -> Int = { _ in 5 }
  ) -> MadeLine {
    var scores: [Range<Int>: [Int: Float]] = [:]
    var doubts: [Range<Int>: Float] = [:]
    for (place, digit) in digits.enumerated() {
      scores[place..<place + 1] = [digit.digit: digit.confidence]
      doubts[place..<place + 1] = notADigit
    }
    return MadeLine(digits.count, gapAfter: gapAfter, scores, notADigit: doubts)
  }

  @Test func `a number is its digits side by side and the box around them`() {
    let reading = line([(4, 0.95), (0, 0.97), (7, 0.99)]).reading()
    #expect(reading.text == "407")
    #expect(reading.lines.map(\.bounds) == [Rect(x: 0, y: 0, width: 40, height: 20)])
    #expect(reading.numbers.map(\.bounds) == reading.lines.map(\.bounds))
    #expect(reading.numbers.map(\.digits) == [0..<3])
    #expect(abs(reading.confidence - 0.95 * 0.97 * 0.99) < 0.01)
    #expect(reading.status == .ok && reading.reasons.isEmpty)
    #expect(reading.polarity == .lightOnDark && reading.cropCount == 3)
  }

  @Test func `a wide gap separates two numbers of a line`() {
    let wide = line([(1, 0.99), (2, 0.99), (3, 0.99)]) { $0 == 1 ? 31 : 5 }.reading()
    #expect(wide.text == "12 3")
    #expect(wide.numbers.map(\.text) == ["12", "3"])
    #expect(wide.numbers.map(\.line) == [0, 0] && wide.lines.count == 1)
    #expect(wide.predictions.map(\.number) == [0, 0, 1])
    let narrow = line([(1, 0.99), (2, 0.99), (3, 0.99)]) { $0 == 1 ? 29 : 5 }.reading()
    #expect(narrow.text == "123")
  }

  @Test func `a letter between digits separates two numbers`() {
    let reading = MadeLine(
      3, [0..<1: [1: 0.99], 1..<2: [:], 2..<3: [2: 0.99]], notADigit: [1..<2: 0.9999]
    ).reading()
    #expect(reading.text == "1 2")
  }

  @Test(arguments: [(5, Reading.Status.review), (40, .ok)])
  func `a digit close to a letter may be part of a word`(gap: Int, status: Reading.Status) {
    let reading = MadeLine(
      3, gapAfter: { $0 == 1 ? gap : 5 },
      [0..<1: [1: 0.999], 1..<2: [2: 0.999], 2..<3: [:]], notADigit: [2..<3: 0.9999]
    ).reading()
    #expect(reading.text == "12")
    #expect(reading.status == status)
    #expect(reading.reasons == (status == .ok ? [] : [.notADigit]))
  }

  @Test func `a word is no number`() {
    let word = line([(1, 0.2), (0, 0.3), (5, 0.2)], notADigit: 0.65).reading()
    #expect(word.status == .empty && word.text.isEmpty && word.confidence == 0)
    #expect(word.reasons == [.notADigit])
    #expect(word.predictions.isEmpty)
  }

  @Test func `what is probably no number is for a person to look at`() {
    let reading = line([(1, 0.7), (2, 0.7)], notADigit: 0.25).reading(
      ReadingOptions(minimumConfidence: 0))
    #expect(reading.text == "12")
    #expect(reading.status == .review && reading.reasons == [.notADigit])
  }

  @Test(arguments: [(0.6, Reading.Status.ok), (0.71, .review)] as [(Float, Reading.Status)])
  func `a digit below the trust floor asks for a review`(floor: Float, status: Reading.Status) {
    let reading = line([(1, 0.7), (2, 0.999)]).reading(ReadingOptions(minimumConfidence: floor))
    #expect(reading.status == status)
    #expect(reading.reasons == (status == .ok ? [] : [.unsureDigit, .cutByEdge]))
    #expect(reading.predictions.map(\.isUncertain) == [status == .review, false])
  }

  @Test func `a number below the trust floor asks for a review though each digit reaches it`() {
    let reading = line([(1, 0.7), (2, 0.7)]).reading(ReadingOptions(minimumConfidence: 0.6))
    #expect(reading.predictions.allSatisfy { !$0.isUncertain })
    #expect(reading.status == .review && reading.reasons.contains(.unsureDigit))
  }

  @Test func `a doubtful digit that was cut out of touching ink says so`() {
    let line = MadeLine(
      2, cutSides: { _ in 1 }, [0..<1: [1: 0.6], 1..<2: [2: 0.99]])
    let reading = line.reading(ReadingOptions(minimumConfidence: 0.9))
    #expect(reading.reasons.contains(.touching))
    #expect(reading.predictions.map(\.isCut) == [true, true])
  }

  @Test(arguments: [
    // At the left, at the right, above alone.
    (2, 0, 1000, true), (2, 9, 34, true), (2, 9, 1000, false), (1, 9, 1000, true),
  ])
  func `in a photograph what may go on behind the edge is for a person to look at`(
    count: Int, left: Int, width: Int, isDoubted: Bool
  ) {
    let sure = MadeLine(
      count, left: left,
      Dictionary(uniqueKeysWithValues: (0..<count).map { ($0..<$0 + 1, [3: 0.999]) }))
    #expect(sure.reading(width: width).status == .ok)
    let photographed = sure.reading(width: width, isPaperEven: false)
    #expect(photographed.status == (isDoubted ? .review : .ok))
    #expect(photographed.reasons == (isDoubted ? [.cutByEdge] : []))
  }

  @Test func `nothing is an empty reading of no confidence`() {
    let reading = line([]).reading()
    #expect(reading.status == .empty && reading.reasons.isEmpty)
    #expect(reading.text.isEmpty && reading.lines.isEmpty && reading.numbers.isEmpty)
    #expect(reading.confidence == 0)
  }

  @Test func `alternatives are the other digits, the likeliest first`() {
    #expect(ClassProbabilities(values: Array(repeating: 0.1, count: 10)).notADigit == nil)
    let reading = MadeLine(1, [0..<1: [1: 0.6, 7: 0.3, 4: 0.05]]).reading()
    let alternatives = reading.predictions[0].alternatives
    #expect(alternatives.count == 9)
    #expect(alternatives[0].digit == 7 && alternatives[0].probability == 0.3)
    #expect(reading.predictions[0].probabilities.count == 10)
    #expect(reading.predictions[0].notADigit == 0.001)
    #expect(reading.numbers[0].alternatives.prefix(2).map(\.text) == ["7", "4"])
  }
}
