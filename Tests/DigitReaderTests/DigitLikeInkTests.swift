import Raster
import Segmentation
import Testing

@testable import DigitReader

@Suite struct DigitLikeInkTests {
  /// What is found among pieces of a line 20 pixels high, each with the number of its component.
  private func found(_ pieces: (bounds: Rect, component: Int)...) -> [Rect] {
    digitLikeInk(
      among: pieces.map { bounds, component in
        Primitive(
          bounds: bounds, component: component, height: Float(bounds.height) / 20,
          width: Float(bounds.width) / 20, ink: 0.5)
      }, lineHeight: 20, options: DecodingOptions())
  }

  @Test func `what is half as high as the line may be a letter, what is lower is none`() {
    let letter = Rect(x: 5, y: 4, width: 9, height: 10)
    #expect(found((letter, 0)) == [letter])
    #expect(found((Rect(x: 5, y: 4, width: 9, height: 9), 0)).isEmpty)
  }

  @Test func `the bar and the bowl of a broken 5 are one`() {
    let bar = Rect(x: 8, y: 0, width: 12, height: 5)
    let bowl = Rect(x: 4, y: 10, width: 9, height: 9)
    let both = [Rect(x: 4, y: 0, width: 16, height: 19)]
    #expect(found((bar, 0), (bowl, 1)) == both)
    #expect(found((bowl, 1), (bar, 0)) == both)
    // Where cuts would be does not matter.
    #expect(
      found(
        (Rect(x: 8, y: 1, width: 4, height: 4), 0), (Rect(x: 12, y: 0, width: 4, height: 4), 0),
        (Rect(x: 16, y: 0, width: 4, height: 5), 0), (bowl, 1)) == both)
  }

  @Test func `pieces of one component are as high as all of it`() {
    #expect(
      found((Rect(x: 0, y: 0, width: 6, height: 8), 0), (Rect(x: 6, y: 6, width: 6, height: 8), 0))
        == [Rect(x: 0, y: 0, width: 12, height: 14)])
  }

  @Test func `dashes beside each other, dots, and lines far above and below are none`() {
    #expect(
      found(
        (Rect(x: 0, y: 2, width: 8, height: 3), 0), (Rect(x: 10, y: 14, width: 8, height: 3), 1)
      ).isEmpty)
    #expect(
      found(
        (Rect(x: 2, y: 3, width: 3, height: 3), 0), (Rect(x: 2, y: 14, width: 3, height: 3), 1)
      ).isEmpty)
    #expect(
      found(
        (Rect(x: 0, y: -6, width: 20, height: 2), 0), (Rect(x: 0, y: 24, width: 20, height: 2), 1)
      ).isEmpty)
  }

  @Test func `a number beside a digit in pieces is for a person to look at`() {
    var line = MadeLine(
      3, [0..<1: [4: 0.999], 1..<2: [2: 0.999], 2..<3: [:]], notADigit: [2..<3: 0.9999])
    let digits = Array(line.candidates.primitives.prefix(2))
    let low = Primitive(
      bounds: Rect(x: 30, y: 13, width: 16, height: 7), component: 2, height: 0.35, width: 0.8,
      ink: 0.4)
    line.replace(digits + [low])
    #expect(line.reading().status == .ok)
    line.replace(
      digits + [
        low,
        Primitive(
          bounds: Rect(x: 31, y: 1, width: 10, height: 4), component: 3, height: 0.2, width: 0.5,
          ink: 0.4),
      ])
    let reading = line.reading()
    #expect(reading.text == "42")
    #expect(reading.status == .review && reading.reasons == [.notADigit])
  }
}
