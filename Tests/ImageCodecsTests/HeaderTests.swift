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
    #expect(header == ImageHeader(format: .png, width: 640, height: 200, orientation: 8))
    #expect(header.uprightWidth == 200)
    #expect(header.uprightHeight == 640)
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
