internal import ImageCodecs
internal import Raster
import Testing

@Suite struct `An encoded PNG` {
  @Test(arguments: [(1, 1), (7, 3), (300, 40)])
  func `decodes to the gray picture it was made of`(width: Int, height: Int) throws {
    var generator = SeededGenerator(seed: 3)
    let image = GrayImage(
      width: width, height: height,
      pixels: (0..<width * height).map { _ in .random(in: 0...255, using: &generator) })
    let decoded = try ImageDecoder.decode(PNGEncoder.encode(image))
    #expect(decoded.image == image)
    #expect(decoded.format == .png)
  }

  @Test func `of colors decodes to their luma`() throws {
    var generator = SeededGenerator(seed: 5)
    let colors = (0..<33 * 4).map { _ in
      RGB(
        red: .random(in: 0...255, using: &generator),
        green: .random(in: 0...255, using: &generator),
        blue: .random(in: 0...255, using: &generator))
    }
    let encoded = PNGEncoder.encode(Image(width: 33, height: 4, pixels: colors))
    // Color type 2 in the header: nothing was made gray on the way in.
    #expect(encoded[25] == 2)
    #expect(
      try ImageDecoder.decode(encoded).image.pixels.map(Int.init)
        == colors.map { ColorRule.luma(Int($0.red), Int($0.green), Int($0.blue)) })
  }

  @Test func `is the same for the same picture`() {
    let image = GrayImage(width: 40, height: 40, filledWith: 7)
    #expect(PNGEncoder.encode(image) == PNGEncoder.encode(image))
  }
}
