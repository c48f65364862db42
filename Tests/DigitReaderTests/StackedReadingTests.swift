import DigitClassifier
import Raster
import Segmentation
import Testing

@testable import DigitReader

@Suite struct StackedReadingTests {
  /// A circle above another.
  private static func circles(gap: Int) -> [String] {
    let circle = DrawnPage.ring.dropFirst().dropLast()
    return [""] + circle + Array(repeating: "", count: gap) + circle + [""]
  }

  private func said(_ scores: [Int: Float], notADigit: Float = 0) -> ClassProbabilities {
    MadeLine.probabilities(scores, notADigit: notADigit)
  }

  /// Reads a picture.
  ///
  /// - Parameters:
  ///   - rows: The picture.
  ///   - options: What it is read with.
  ///   - whole: What is said of both circles as one, the others being zeros.
  /// - Returns: The picture, read.
  private func read(
    _ rows: [String], options: ReadingOptions = ReadingOptions(), whole: ClassProbabilities
  ) -> PictureReading {
    var picture = PictureReading(of: DrawnPage.image(rows), options: options)
    var round = 0
    while let glyphs = picture.nextGlyphs() {
      // First both zeros are asked of, then what is all of them.
      let answer = round == 0 ? said([0: 0.99, 6: 0.01]) : whole
      picture.take(Array(repeating: answer, count: glyphs.count)[...])
      round += 1
    }
    return picture
  }

  @Test func `two circles above each other are read as the one digit that they make, for review`() {
    let picture = read(Self.circles(gap: 1), whole: said([8: 0.98, 3: 0.02]))
    let reading = picture.reading
    #expect(reading.text == "8")
    #expect(reading.numbers.count == 1 && reading.predictions.count == 1)
    // The lines by themselves say something else: of both the mean.
    #expect(abs(reading.confidence - 0.49) < 0.02 && reading.status == .review)
    #expect(reading.cropCount == 3)
    let trace = picture.trace
    #expect(trace.reading == reading && trace.lines.count == 1)
    // What is shown of it has a place for each candidate, looked at or not.
    #expect(trace.lines[0].probabilities.count == trace.lines[0].lattice.spans.count)
    #expect(trace.lines[0].probabilities.filter { $0 != nil }.count == 1)
  }

  @Test func `they stay what they are by themselves where together they are no digit`() {
    let none = read(Self.circles(gap: 1), whole: said([8: 0.1], notADigit: 0.9))
    #expect(none.reading.text == "0\n0" && none.reading.confidence > 0.9)
    #expect(none.reading.cropCount >= 3)
    let unlikely = read(
      Self.circles(gap: 1), whole: said([8: 0.4, 3: 0.3], notADigit: 0.3))
    #expect(unlikely.reading.text == "0\n0")
  }

  @Test func `far apart they are not asked of`() {
    let picture = read(Self.circles(gap: 14), whole: said([8: 0.99]))
    #expect(picture.reading.text == "0\n0" && picture.reading.cropCount == 2)
  }

  @Test func `what was asked for is not given up for a stack`() throws {
    let two = ReadingOptions(constraint: NumberConstraint(pattern: try DigitPattern("0")))
    let picture = read(
      Self.circles(gap: 1), options: two, whole: said([8: 0.99]))
    #expect(picture.reading.text.contains("0"))
    let eight = ReadingOptions(constraint: NumberConstraint(pattern: try DigitPattern("8")))
    let wanted = read(
      Self.circles(gap: 1), options: eight, whole: said([8: 0.99]))
    #expect(wanted.reading.text == "8")
  }

  @Test func `the program's own network reads an 8 of two circles`() {
    let reader = DigitReader()
    let eight = reader.read(DrawnPage.image(Self.circles(gap: 1)))
    #expect(eight.text == "8" && eight.status == .review)
    let column = reader.read(DrawnPage.image(Self.circles(gap: 14)))
    #expect(column.text == "0\n0")
  }
}
