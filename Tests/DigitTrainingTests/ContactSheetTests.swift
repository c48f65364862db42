import NeuralNetwork
import Raster
import Testing

@testable import DigitTraining

@Suite struct ContactSheetTests {
  private let bar = AugmentationTests.bar

  @Test func `cells lie in rows, a gap apart`() {
    let sheet = ContactSheet(columns: 3, scale: 1, gap: 2)
    let image = sheet.draw(Array(repeating: ContactSheet.Cell(ink: bar), count: 4))
    #expect(image.width == 3 * 30 + 2)
    #expect(image.height == 2 * 30 + 2)
    // The bar's middle in the first, third and fourth cell; the fifth place is left.
    #expect(image[2 + 10, 2 + 14] == 0)
    #expect(image[62 + 10, 2 + 14] == 0)
    #expect(image[2 + 10, 32 + 14] == 0)
    #expect(image[32 + 10, 32 + 14] == 224)
    #expect(image[2, 2] == 255)
  }

  @Test func `as the network sees it ink is light`() {
    let image = ContactSheet(columns: 1, scale: 2, gap: 0, look: .network)
      .draw([ContactSheet.Cell(ink: bar)])
    #expect(image.width == 56)
    #expect(image[20, 28] == 255)
    #expect(image[0, 0] == 0)
  }

  @Test func `levels of the network become bytes, cut off at both ends`() {
    var ink = [Float](repeating: 0.5, count: 784)
    ink[0] = -1
    ink[1] = 2
    let cell = ContactSheet.Cell(ink: ink)
    #expect(cell.ink?.prefix(3) == [0, 255, 128])
  }

  @Test(arguments: 0...10)
  func `each class has a figure of its own in the corner`(label: UInt8) {
    let blank = [UInt8](repeating: 0, count: 784)
    let sheet = ContactSheet(columns: 1, scale: 1)
    let image = sheet.draw([ContactSheet.Cell(ink: blank, label: label)])
    for other in 0...10 where other != Int(label) {
      #expect(image != sheet.draw([ContactSheet.Cell(ink: blank, label: UInt8(other))]))
    }
    #expect(image.pixels.contains(128))
  }

  @Test func `a sheet without samples is a picture that can be encoded`() {
    let image = ContactSheet(columns: 2).draw([])
    #expect(image.width > 0 && image.height > 0)
  }

  @Test func `an augmentation sheet shows each class as it is, then distorted, alike each time`() {
    var glyphs = LabeledGlyphs()
    for label in [3, 3, 7] as [UInt8] {
      glyphs.append(NormalizedGlyph(ink: bar.map { Float($0) / 255 }), label: label)
    }
    func draw(_ augmentation: Augmentation, seed: UInt64 = 1) -> GrayImage {
      AugmentationSheet.draw(
        sources: [glyphs], augmentation: augmentation, seed: seed, rowsPerClass: 2, variants: 3)
    }
    let still = draw(.none)
    #expect(still.width == 4 * 60 + 4)
    #expect(still.height == 4 * 60 + 4)
    for column in 0..<4 { #expect(still[4 + column * 60 + 20, 4 + 28] == 255) }
    #expect(draw(.strong) == draw(.strong))
    #expect(draw(.strong) != draw(.strong, seed: 2))
    // The first column is not distorted.
    #expect(draw(.strong)[4 + 20, 4 + 28] == 255)
  }
}
