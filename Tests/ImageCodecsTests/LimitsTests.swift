internal import DigitFixtures
internal import ImageCodecs
import Testing

@Suite struct `A limit` {
  private let png = PNGFile(width: 20, height: 10) { x, y in [x + y] }.bytes
  private let jpeg = JPEGFile(width: 20, height: 10, levels: [Array(repeating: 9, count: 6)]).bytes

  private func code(_ bytes: [UInt8], _ limits: ImageLimits) -> ImageDecodingError.Code? {
    do {
      _ = try ImageDecoder.decode(bytes, limits: limits)
      return nil
    } catch {
      return error.code
    }
  }

  @Test func `of pixels is kept, and reached`() {
    for bytes in [png, jpeg] {
      #expect(code(bytes, ImageLimits(maximumPixels: 200)) == nil)
      #expect(code(bytes, ImageLimits(maximumPixels: 199)) == .tooLarge)
      #expect(code(bytes, ImageLimits(maximumPixels: 0)) == .tooLarge)
    }
  }

  @Test func `of bytes is kept, and reached`() {
    for bytes in [png, jpeg] {
      #expect(code(bytes, ImageLimits(maximumBytes: bytes.count)) == nil)
      #expect(code(bytes, ImageLimits(maximumBytes: bytes.count - 1)) == .tooLarge)
    }
  }

  @Test func `of a side is kept, and reached`() {
    for bytes in [png, jpeg] {
      #expect(code(bytes, ImageLimits(maximumSide: 20)) == nil)
      #expect(code(bytes, ImageLimits(maximumSide: 19)) == .tooLarge)
    }
  }

  @Test func `of scans is kept, and reached`() {
    let file = JPEGFile(
      width: 8, height: 8, isProgressive: true, repeatedScans: 9, levels: [[200]]
    ).bytes
    #expect(code(file, ImageLimits(maximumScans: 10)) == nil)
    #expect(code(file, ImageLimits(maximumScans: 9)) == .tooLarge)
  }

  @Test func `is named with its numbers`() {
    #expect(
      throws: ImageDecodingError(
        code: .tooLarge, message: "a picture of 20×10 pixels; the limit is 199 in all")
    ) { try ImageDecoder.decode(png, limits: ImageLimits(maximumPixels: 199)) }
    #expect(
      throws: ImageDecodingError(
        code: .tooLarge, message: "a file of \(jpeg.count) bytes; the limit is 12")
    ) { try ImageDecoder.decode(jpeg, limits: ImageLimits(maximumBytes: 12)) }
  }

  @Test func `as great as a number can be does not overflow`() {
    let limits = ImageLimits(
      maximumPixels: .max, maximumBytes: .max, maximumSide: .max, maximumScans: .max)
    for bytes in [png, jpeg] { #expect(code(bytes, limits) == nil) }
  }

  @Test func `that is lifted leaves the memory there is as the limit`() {
    let limits = ImageLimits(maximumPixels: .max, maximumSide: .max)
    let side: UInt32 = 0x7FFF_FFFF
    let file = PNGFile(chunks: [PNGFile.header(width: side, height: side), PNGFile.pixels([])])
    #expect(code(file.bytes, limits) == .tooLarge)
  }

  @Test func `holds for a header, too`() {
    #expect(throws: ImageDecodingError.self) {
      try ImageDecoder.header(of: png, limits: ImageLimits(maximumPixels: 199))
    }
  }

  /// A page of 100 megapixels is what the defaults are made for.
  @Test func `by default lets a page of 100 megapixels pass`() throws {
    let page = PNGFile(chunks: [PNGFile.header(width: 12_500, height: 8_000), PNGFile.pixels([])])
    let header = try ImageDecoder.header(of: page.bytes)
    #expect(header.width == 12_500)
    #expect(header.height == 8_000)
  }
}
