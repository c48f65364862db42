internal import DigitFixtures
internal import ImageCodecs
internal import Raster
import Testing

@Suite struct `An orientation` {
  /// What a viewer does to a stored picture, in words of EXIF's table: an upright pixel's stored
  /// column and row.
  private static func stored(
    _ orientation: Int, x: Int, y: Int, width: Int, height: Int
  ) -> (Int, Int) {
    switch orientation {
    case 2: (width - 1 - x, y)
    case 3: (width - 1 - x, height - 1 - y)
    case 4: (x, height - 1 - y)
    case 5: (y, x)
    case 6: (y, height - 1 - x)
    case 7: (width - 1 - y, height - 1 - x)
    case 8: (width - 1 - y, x)
    default: (x, y)
    }
  }

  private func upright(
    _ orientation: Int, width: Int, height: Int, _ pixel: (Int, Int) -> UInt8
  ) -> GrayImage {
    let (uprightWidth, uprightHeight) = orientation >= 5 ? (height, width) : (width, height)
    var image = GrayImage(width: uprightWidth, height: uprightHeight, filledWith: 0)
    for y in 0..<uprightHeight {
      for x in 0..<uprightWidth {
        let (column, row) = Self.stored(orientation, x: x, y: y, width: width, height: height)
        image[x, y] = pixel(column, row)
      }
    }
    return image
  }

  @Test(arguments: 1...8, [false, true])
  func `of a PNG is undone`(_ orientation: Int, isInterlaced: Bool) throws {
    // More than one strip of 16 rows and a rest; gray goes another way than color.
    for (width, height) in [(19, 37), (5, 2), (1, 1)] {
      for colorType in [PNGFile.ColorType.gray, .rgb] {
        let file = PNGFile(
          width: width, height: height, colorType: colorType, isInterlaced: isInterlaced
        ) { x, y in Array(repeating: (x * 7 + y * 31) % 256, count: colorType.sampleCount) }
        let exif = PNGFile.Chunk("eXIf", EXIFData.orientation(UInt32(orientation)))
        let expected = upright(orientation, width: width, height: height) { x, y in
          UInt8((x * 7 + y * 31) % 256)
        }
        for place in ["IDAT", "IEND"] {
          let decoded = try ImageDecoder.decode(file.inserting(exif, before: place).bytes)
          #expect(decoded.orientation == orientation)
          #expect(decoded.image == expected)
        }
      }
    }
  }

  @Test(arguments: 1...8, [nil, 0] as [UInt8?])
  func `of a JPEG is undone`(_ orientation: Int, adobeTransform: UInt8?) throws {
    let (width, height) = (20, 37)
    let blocks = (0..<15).map { UInt8($0 * 16) }
    let levels = adobeTransform == nil ? [blocks] : [blocks, blocks, blocks]
    let file = JPEGFile(
      width: width, height: height, adobeTransform: adobeTransform, levels: levels)
    let decoded = try ImageDecoder.decode(
      file.inserting(exif: EXIFData.orientation(UInt32(orientation))).bytes)
    #expect(decoded.orientation == orientation)
    #expect(
      decoded.image
        == upright(orientation, width: width, height: height) { x, y in
          blocks[y / 8 * 3 + x / 8]
        })
  }

  @Test(arguments: [true, false], [1, 3, 4] as [UInt16])
  func `is read in either byte order and as any integer`(isBigEndian: Bool, type: UInt16) throws {
    let exif = EXIFData.orientation(6, isBigEndian: isBigEndian, type: type)
    #expect(try orientation(in: exif) == 6)
  }

  @Test(arguments: [0, 9, 255, 65535] as [UInt32])
  func `that does not exist is none`(_ value: UInt32) throws {
    #expect(try orientation(in: EXIFData.orientation(value)) == 1)
  }

  @Test func `in data that are no EXIF is none`() throws {
    let hostile = [
      [], [0x4D], Array("MM".utf8), Array("junk".utf8),
      EXIFData.orientation(6, type: 2), EXIFData.orientation(6, count: 0),
      EXIFData.orientation(6, entryCount: 1), EXIFData.orientation(6, directoryOffset: 9999),
      EXIFData.orientation(6, directoryOffset: .max),
      Array(EXIFData.orientation(6).dropFirst()),
    ]
    for exif in hostile { #expect(try orientation(in: exif) == 1) }
  }

  @Test func `is found in a directory that claims more entries than it has`() throws {
    #expect(try orientation(in: EXIFData.orientation(6, entryCount: .max)) == 6)
    #expect(try orientation(in: Array(EXIFData.orientation(6).dropLast(4))) == 6)
  }

  @Test func `cut off anywhere is found or none`() throws {
    let exif = EXIFData.orientation(6)
    for count in 0..<exif.count {
      #expect([1, 6].contains(try orientation(in: Array(exif.prefix(count)))))
    }
  }

  @Test func `of a chunk with a wrong checksum is none`() throws {
    let chunk = PNGFile.Chunk("eXIf", EXIFData.orientation(6), checksum: 7)
    let file = PNGFile(width: 2, height: 1) { x, _ in [x] }.inserting(chunk, before: "IDAT")
    #expect(try ImageDecoder.decode(file.bytes).orientation == 1)
  }

  /// The orientation that a JPEG and a PNG with EXIF data are given; they must agree.
  private func orientation(in exif: [UInt8]) throws -> Int {
    let jpeg = JPEGFile(width: 8, height: 8, levels: [[30]]).inserting(exif: exif)
    let png = PNGFile(width: 2, height: 1) { x, _ in [x] }
      .inserting(PNGFile.Chunk("eXIf", exif), before: "IDAT")
    let found = try ImageDecoder.decode(jpeg.bytes).orientation
    #expect(try ImageDecoder.decode(png.bytes).orientation == found)
    #expect(try ImageDecoder.header(of: jpeg.bytes).orientation == found)
    return found
  }
}
