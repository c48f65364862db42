internal import DigitFixtures
internal import ImageCodecs
internal import Raster
import Testing

@Suite struct `Colors of a JPEG` {
  /// The levels of two blocks side by side, decoded: one gray each.
  private func grays(
    _ levels: [[UInt8]], adobeTransform: UInt8? = nil, isProgressive: Bool = false
  ) throws -> [Int] {
    let file = JPEGFile(
      width: 13, height: 6, adobeTransform: adobeTransform, isProgressive: isProgressive,
      levels: levels)
    let image = try ImageDecoder.decode(file.bytes).image
    #expect(image.width == 13)
    #expect(image.height == 6)
    for y in 0..<6 {
      for x in 0..<13 { #expect(image[x, y] == image[x / 8 * 8, 0]) }
    }
    return [Int(image[0, 0]), Int(image[8, 0])]
  }

  @Test(arguments: [false, true])
  func `that are gray stay`(isProgressive: Bool) throws {
    #expect(try grays([[0, 255]], isProgressive: isProgressive) == [0, 255])
    #expect(try grays([[77, 128]], isProgressive: isProgressive) == [77, 128])
  }

  @Test(arguments: [false, true])
  func `in YCbCr are their Y`(isProgressive: Bool) throws {
    let levels: [[UInt8]] = [[40, 200], [90, 255], [7, 128]]
    #expect(try grays(levels, isProgressive: isProgressive) == [40, 200])
  }

  @Test(arguments: [false, true])
  func `in RGB are their luma`(isProgressive: Bool) throws {
    let levels: [[UInt8]] = [[40, 200], [90, 255], [7, 128]]
    #expect(
      try grays(levels, adobeTransform: 0, isProgressive: isProgressive)
        == [ColorRule.luma(40, 90, 7), ColorRule.luma(200, 255, 128)])
  }

  @Test func `in CMYK are inverted with an Adobe marker`() throws {
    let levels: [[UInt8]] = [[255, 0], [255, 0], [255, 0], [255, 128]]
    #expect(try grays(levels, adobeTransform: 0) == [255, 0])
    let tints: [[UInt8]] = [[40, 200], [90, 255], [7, 128], [100, 255]]
    #expect(
      try grays(tints, adobeTransform: 0) == [
        (ColorRule.luma(40, 90, 7) * 100 + 127) / 255, ColorRule.luma(200, 255, 128),
      ])
  }

  @Test func `in CMYK are not inverted without one`() throws {
    let levels: [[UInt8]] = [[0, 40], [0, 90], [0, 7], [0, 155]]
    #expect(try grays(levels) == [255, (ColorRule.luma(215, 165, 248) * 100 + 127) / 255])
  }

  @Test func `in YCCK are CMYK with Y turned round`() throws {
    let levels: [[UInt8]] = [[0, 155], [128, 128], [128, 128], [255, 100]]
    #expect(try grays(levels, adobeTransform: 2) == [255, (100 * 100 + 127) / 255])
  }
}
