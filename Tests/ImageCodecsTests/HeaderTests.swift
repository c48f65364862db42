internal import DigitFixtures
internal import ImageCodecs
import Testing

@Suite struct `A header` {
  @Test func `is read without the pixels`() throws {
    let png = PNGFile(chunks: [
      PNGFile.header(width: 640, height: 200, bitDepth: 16, colorType: 6),
      PNGFile.Chunk("eXIf", EXIFData.orientation(8)),
      PNGFile.Chunk("IDAT", [], declaredLength: 1000),
    ])
    let header = try ImageDecoder.header(of: png.bytes)
    #expect(
      header
        == ImageHeader(format: .png, width: 640, height: 200, orientation: 8, hasColor: true))
    #expect(header.uprightWidth == 200)
    #expect(header.uprightHeight == 640)
  }

  @Test(arguments: PNGFile.ColorType.allCases)
  func `of a PNG tells whether there are colors`(_ type: PNGFile.ColorType) throws {
    let png = PNGFile(chunks: [
      PNGFile.header(width: 6, height: 2, bitDepth: 8, colorType: type.rawValue),
      PNGFile.Chunk("PLTE", [0, 0, 0]), PNGFile.Chunk("IDAT", [], declaredLength: 1000),
    ])
    let isGray = type == .gray || type == .grayAlpha
    let chunks = isGray ? png.chunks.filter { $0.type != "PLTE" } : png.chunks
    #expect(try ImageDecoder.header(of: PNGFile(chunks: chunks).bytes).hasColor == !isGray)
  }

  @Test(arguments: [1, 3, 4])
  func `of a JPEG tells whether there are colors`(components: Int) throws {
    let file = JPEGFile(
      width: 8, height: 8, levels: Array(repeating: [128], count: components))
    #expect(try ImageDecoder.header(of: file.bytes).hasColor == (components > 1))
  }

  @Test func `of a JPEG is read up to its first scan`() throws {
    var file = JPEGFile(width: 640, height: 8, levels: [Array(repeating: 0, count: 80)])
      .inserting(exif: EXIFData.orientation(3))
    file.segments.removeLast()
    file.segments[file.segments.count - 1].scan = []
    let header = try ImageDecoder.header(of: file.bytes)
    #expect(header == ImageHeader(format: .jpeg, width: 640, height: 8, orientation: 3))
    #expect(header.uprightWidth == 640)
    #expect(throws: ImageDecodingError.self) { try ImageDecoder.decode(file.bytes) }
  }

  @Test func `tells the format by the signature`() {
    #expect(ImageDecoder.format(of: PNGFile(chunks: []).bytes) == .png)
    #expect(ImageDecoder.format(of: [0xFF, 0xD8, 0xFF]) == .jpeg)
    #expect(ImageDecoder.format(of: [0xFF, 0xD8]) == nil)
    #expect(ImageDecoder.format(of: []) == nil)
    #expect(ImageDecoder.format(of: PNGFile(chunks: []).bytes.dropFirst()) == nil)
  }
}
