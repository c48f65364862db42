internal import DigitFixtures
internal import ImageCodecs
internal import Raster
import Testing

@Suite struct `Alpha of a PNG` {
  private let alphas = [0, 64, 255, 128]

  private func pixels(_ colorType: PNGFile.ColorType, _ samples: [[Int]]) throws -> [UInt8] {
    let file = PNGFile(width: samples.count, height: 1, colorType: colorType) { x, _ in samples[x] }
    return try ImageDecoder.decode(file.bytes).image.pixels
  }

  @Test func `is composited over white`() throws {
    #expect(try pixels(.grayAlpha, alphas.map { [0, $0] }) == [255, 191, 0, 127])
  }

  @Test func `is the ink where white lies on nothing`() throws {
    #expect(try pixels(.rgba, alphas.map { [255, 255, 255, $0] }) == [255, 191, 0, 127])
    #expect(try pixels(.grayAlpha, alphas.map { [255, $0] }) == [255, 191, 0, 127])
  }

  @Test func `is the ink of a palette of whites`() throws {
    let file = PNGFile(width: 4, height: 1, colorType: .palette) { x, _ in [x] }
      .inserting(PNGFile.Chunk("PLTE", Array(repeating: 255, count: 12)), before: "IDAT")
      .inserting(PNGFile.Chunk("tRNS", alphas.map(UInt8.init)), before: "IDAT")
    #expect(try ImageDecoder.decode(file.bytes).image.pixels == [255, 191, 0, 127])
  }

  @Test func `is the ink where the transparent color is white, too`() throws {
    // 16-bit white and the white next to it: composited, both are 255.
    let file = PNGFile(width: 2, height: 1, bitDepth: 16) { x, _ in [65535 - x] }
      .inserting(PNGFile.Chunk("tRNS", [255, 255]), before: "IDAT")
    #expect(try ImageDecoder.decode(file.bytes).image.pixels == [255, 0])
  }

  @Test func `is not the ink where something is to be seen`() throws {
    #expect(try pixels(.rgba, [[255, 255, 255, 9], [254, 254, 254, 255]]) == [255, 254])
  }

  @Test func `that does not vary leaves a blank picture blank`() throws {
    #expect(
      try pixels(.rgba, Array(repeating: [255, 255, 255, 255], count: 3)) == [255, 255, 255])
    #expect(try pixels(.rgba, [[0, 0, 0, 0], [90, 0, 0, 0]]) == [255, 255])
    #expect(try pixels(.grayAlpha, [[0, 255], [0, 255]]) == [0, 0])
  }
}
