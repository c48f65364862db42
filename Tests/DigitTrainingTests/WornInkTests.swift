import NeuralNetwork
import Raster
import Segmentation
import Testing

@testable import DigitTraining

@Suite struct WornInkTests {
  /// A printed digit, drawn 40 pixels high.
  private func ink(of label: UInt8) throws -> InkCoverage {
    try #require(
      BitmapInk.draw(
        PrintedDigits.ink(of: label), shape: GlyphShape(height: 40, breadth: 1, slant: 0, turn: 0)))
  }

  private func total(_ ink: InkCoverage) -> Float { ink.image.pixels.reduce(0, +) }

  /// How many pieces the ink is in.
  private func pieces(_ ink: InkCoverage) -> Int {
    var mask = Mask(width: ink.width, height: ink.height)
    for y in 0..<ink.height {
      for x in 0..<ink.width where ink.image[x, y] >= 0.5 { mask[x, y] = true }
    }
    return connectedComponents(in: mask).count
  }

  @Test(arguments: 0..<10 as Range<UInt8>)
  func `wear only takes ink away, and never more than half`(label: UInt8) throws {
    let whole = try ink(of: label)
    var generator = Xoshiro256(seed: 1)
    for _ in 0..<50 {
      let worn = WornInk.wear(whole, height: 40, using: &generator)
      #expect(2 * total(worn) >= total(whole) - 1)
      for y in 0..<worn.height {
        for x in 0..<worn.width {
          let (column, row) = (worn.x - whole.x + x, worn.y - whole.y + y)
          #expect(worn.image[x, y] <= whole.image[column, row])
        }
      }
    }
  }

  @Test func `some worn digits are in several pieces, some in one`() throws {
    let whole = try ink(of: 0)
    #expect(pieces(whole) == 1)
    var generator = Xoshiro256(seed: 1)
    let counts = (0..<200).map { _ in
      pieces(WornInk.wear(whole, height: 40, using: &generator))
    }
    #expect((40...160).contains(counts.count { $0 > 1 }))
    #expect(counts.contains { $0 > 4 })
  }

  @Test func `as many digits of drawings are worn as was asked for, and stay what they are`() {
    func drawings(_ share: Float) -> [SyntheticDrawing] {
      var options = SynthesisOptions.clean
      options.digitCount = 1...1
      options.digitHeight = 30...30
      options.wornShare = share
      let synthesizer = DrawingSynthesizer(
        sources: [PrintedDigits()], options: options, seed: 3)
      return (0..<60).map { synthesizer.drawing(at: $0) }
    }
    func inked(_ drawing: SyntheticDrawing) -> Int { drawing.owners.pixels.count { $0 != 0 } }
    let whole = drawings(0)
    let worn = drawings(1)
    #expect(worn.map(\.text) == whole.map(\.text))
    let fewer = zip(whole, worn).count { inked($1) < inked($0) }
    #expect(fewer > 40)
  }

  @Test func `lines beside worn digits are as thick as the pen that drew them`() throws {
    func thickness(_ share: Float) throws -> Float {
      var options = SynthesisOptions.clean
      options.wornShare = share
      options.underlineShare = 1
      let pens = try (0..<100).map { seed in
        var generator = Xoshiro256(seed: UInt64(seed))
        let line = WrittenLine(
          labels: [8], inks: [.bitmap(PrintedDigits.ink(of: 8))], height: 60, options: options,
          using: &generator)
        return try #require(line.marks.first).penWidth
      }
      return pens.reduce(0, +) / Float(pens.count)
    }
    let ratio = try thickness(1) / thickness(0)
    #expect((0.93...1.07).contains(ratio))
  }
}
