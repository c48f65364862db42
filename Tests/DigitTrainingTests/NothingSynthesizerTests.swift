import NeuralNetwork
import Raster
import Testing

@testable import DigitTraining

@Suite struct NothingSynthesizerTests {
  /// A letter that is a cross, and a digit that must not be drawn.
  private struct Crosses: GlyphSource {
    let name = "crosses"
    let count = 2
    let writers: [String] = []
    let fingerprint: UInt64 = 1

    func label(at index: Int) -> UInt8 { index == 0 ? 3 : GlyphLabel.notADigit }

    func writer(at index: Int) -> Int? { nil }

    func ink(at index: Int, using generator: inout Xoshiro256) -> [UInt8] {
      if index == 0 { preconditionFailure("a digit was drawn") }
      return (0..<784).map { pixel in
        let (x, y) = (pixel % 28, pixel / 28)
        return (4..<24).contains(x) && (4..<24).contains(y) && (abs(x - 14) < 2 || abs(y - 14) < 2)
          ? 255 : 0
      }
    }
  }

  /// Dark ink on bare paper.
  private func clean(_ index: Int) -> SyntheticDrawing {
    NothingSynthesizer(sources: [Crosses()], options: .clean, seed: 5).drawing(at: index)
  }

  @Test func `no drawing has a digit, and each is the same each time`() {
    let synthesizer = NothingSynthesizer(sources: [Crosses()], seed: 3)
    let again = NothingSynthesizer(sources: [Crosses()], seed: 3)
    for index in (0..<12).reversed() {
      let drawing = synthesizer.drawing(at: index)
      #expect(drawing.text.isEmpty && drawing.digits.isEmpty)
      #expect(drawing.owners.pixels.allSatisfy { $0 & ~SyntheticDrawing.foreignBit == 0 })
      #expect(drawing == again.drawing(at: index))
    }
    let other = NothingSynthesizer(sources: [Crosses()], seed: 4)
    #expect(other.drawing(at: 0) != synthesizer.drawing(at: 0))
  }

  @Test func `kinds come in turn, letters only where there are some`() {
    let kinds = NothingSynthesizer.Kind.allCases
    let synthesizer = NothingSynthesizer(sources: [Crosses()], seed: 1)
    #expect((0..<8).map(synthesizer.kind) == kinds + kinds)
    let wordless = NothingSynthesizer(sources: [PrintedDigits()], seed: 1)
    #expect((0..<6).map(wordless.kind) == [kinds[1...], kinds[1...]].flatMap { $0 })
  }

  @Test func `letters and scribbles leave ink, paper none`() {
    for index in stride(from: 0, to: 24, by: 4) {
      #expect(clean(index).gray.pixels.contains { $0 < 80 })
      #expect(clean(index + 1).gray.pixels.contains { $0 < 80 })
      #expect(clean(index + 2).gray.pixels.allSatisfy { $0 == 255 })
    }
  }

  @Test func `a photograph has levels between black and white`() {
    for index in [3, 7, 11] {
      #expect(Set(clean(index).gray.pixels).count > 8)
    }
  }

  @Test func `a canvas is kept`() {
    var options = SynthesisOptions.clean
    options.canvas = .init(width: 90, height: 60)
    let synthesizer = NothingSynthesizer(sources: [], options: options, seed: 1)
    for index in 0..<6 {
      let image = synthesizer.drawing(at: index).image
      #expect(image.width == 90 && image.height == 60)
    }
  }
}
