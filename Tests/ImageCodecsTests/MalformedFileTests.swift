internal import DigitFixtures
internal import ImageCodecs
internal import Raster
import Testing

@Suite struct `A malformed file` {
  @Test(arguments: MalformedFile.all)
  func `gives an error that names the matter`(_ file: MalformedFile) {
    do {
      _ = try ImageDecoder.decode(file.bytes)
      Issue.record("decoded")
    } catch {
      #expect(error.code.rawValue == file.code, "\(error)")
      #expect(error.message.count > 8)
    }
  }

  @Test func `that was cut off anywhere is truncated`() {
    let exif = PNGFile.Chunk("eXIf", EXIFData.orientation(6))
    let gray = PNGFile(width: 9, height: 5, isInterlaced: true) { x, y in [x * y] }
    let color = PNGFile(width: 9, height: 5, colorType: .rgba) { x, y in [x, y, 9, x * y] }
      .inserting(exif, before: "IDAT")
    for bytes in [gray.bytes, color.bytes] {
      for count in 2..<bytes.count { expectTruncated(bytes, count) }
    }
    let levels: [UInt8] = [9, 200, 13, 255, 90, 0]
    let baseline = JPEGFile(width: 20, height: 10, levels: [levels])
      .inserting(exif: EXIFData.orientation(6))
    let progressive = JPEGFile(
      width: 20, height: 10, isProgressive: true, levels: [levels, levels, levels])
    for bytes in [baseline.bytes, progressive.bytes] {
      for count in 2..<bytes.count { expectTruncated(bytes, count) }
    }
  }

  private func expectTruncated(_ bytes: [UInt8], _ count: Int) {
    do {
      _ = try ImageDecoder.decode(Array(bytes.prefix(count)))
      Issue.record("\(count) of \(bytes.count) bytes decoded")
    } catch {
      #expect(error.code == .truncated, "\(count) of \(bytes.count) bytes: \(error)")
    }
  }

  @Test func `names what it looks like`() {
    #expect(
      throws: ImageDecodingError(
        code: .unsupported,
        message: "a GIF picture, which is not decoded; convert it to PNG or JPEG")
    ) { try ImageDecoder.decode(Array("GIF89a".utf8)) }
    #expect(
      throws: ImageDecodingError(
        code: .notAnImage, message: "neither PNG nor JPEG: it looks like an HTML page")
    ) { try ImageDecoder.decode(Array("<html>".utf8)) }
    #expect(
      throws: ImageDecodingError(
        code: .notAnImage, message: "neither PNG nor JPEG: it begins with 00 01 FE FF")
    ) { try ImageDecoder.decode([0x00, 0x01, 0xFE, 0xFF, 0x05]) }
  }

  @Test func `with bytes after its end is none`() throws {
    let png = PNGFile(width: 2, height: 1) { x, _ in [x] }.bytes
    #expect(try ImageDecoder.decode(png + png + [1, 2, 3]).image.pixels == [0, 1])
    let jpeg = JPEGFile(width: 1, height: 1, levels: [[30]]).bytes
    #expect(try ImageDecoder.decode(jpeg + [0xFF, 0xD8, 0xFF, 0, 7]).image.pixels == [30])
  }

  /// Bytes changed, cut out and put in at random: whatever comes out, nothing crashes and no limit
  /// is passed.
  @Test(arguments: 0..<4 as Range<UInt64>)
  func `made at random decodes or gives an error`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let levels: [UInt8] = [9, 200, 13, 255, 90, 0]
    let exif = EXIFData.orientation(6)
    let files = [
      PNGFile(width: 9, height: 5, colorType: .rgba) { x, y in [x, y, 9, x * y] }
        .inserting(PNGFile.Chunk("eXIf", exif), before: "IDAT").bytes,
      PNGFile(width: 9, height: 5, bitDepth: 4, isInterlaced: true) { x, _ in [x] }.bytes,
      JPEGFile(width: 20, height: 10, levels: [levels]).inserting(exif: exif).bytes,
      JPEGFile(width: 20, height: 10, isProgressive: true, levels: [levels, levels, levels]).bytes,
      JPEGFile(width: 20, height: 10, adobeTransform: 2, levels: Array(repeating: levels, count: 4))
        .bytes,
    ]
    let limits = ImageLimits(maximumPixels: 1 << 20, maximumSide: 4096)
    for _ in 0..<200 {
      for file in files {
        let bytes = file.mutated(using: &generator)
        guard let decoded = try? ImageDecoder.decode(bytes, limits: limits) else { continue }
        #expect(decoded.image.pixels.count <= limits.maximumPixels)
        #expect(decoded.image.width <= limits.maximumSide)
      }
    }
  }
}

extension [UInt8] {
  /// The bytes with one to four changes at random.
  fileprivate func mutated(using generator: inout some RandomNumberGenerator) -> [UInt8] {
    var bytes = self
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let index = Int.random(in: bytes.indices, using: &generator)
      switch UInt8.random(in: 0..<8, using: &generator) {
      case 0: bytes.remove(at: index)
      case 1: bytes.insert(.random(in: 0...255, using: &generator), at: index)
      case 2: bytes.removeSubrange(index...)
      case 3: bytes[index] = 0xFF
      case 4: bytes[index] = 0
      case 5: bytes[index] = .random(in: 0...255, using: &generator)
      default: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      }
    }
    return bytes
  }
}
