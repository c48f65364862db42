import DigitFixtures
import ImageStreams
import Testing

@Suite("Concatenated images")
struct ConcatenatedImagesTests {
  private let png = StreamSamples.pngs[0]
  private let jpeg = StreamSamples.jpegs[0]

  @Test(arguments: [1, 7, 512, 1 << 20])
  func `every image comes out whole, whatever the pieces`(pieceSize: Int) {
    let images = pieceSize == 1 ? Array(StreamSamples.small.prefix(6)) : StreamSamples.drawings
    let elements = ImageStreamParser.elements(of: Array(images.joined()), pieceSize: pieceSize)
    #expect(elements.map(\.image) == images)
    #expect(elements.map(\.index) == Array(images.indices))
    var offset = 0
    for (element, image) in zip(elements, images) {
      #expect(element.offset == offset)
      #expect(element.name == nil)
      offset += image.count
    }
  }

  @Test func `an image comes out with its last byte`() {
    var parser = ImageStreamParser()
    for image in [png, jpeg, jpeg, png] {
      #expect(parser.push(Array(image.dropLast())).isEmpty)
      #expect(parser.push([image[image.count - 1]]).map(\.image) == [image])
    }
    #expect(parser.finish().isEmpty)
  }

  @Test func `a thumbnail inside a JPEG is no image`() {
    let camera = StreamSamples.jpeg(jpeg, withThumbnail: StreamSamples.jpegs[1])
    #expect(camera.count < 1 << 16)
    let elements = ImageStreamParser.elements(of: camera + png + camera)
    #expect(elements.map(\.image) == [camera, png, camera])
  }

  @Test func `padding between images is passed by`() {
    let elements = ImageStreamParser.elements(of: png + [0, 0, 0, 10] + jpeg + [13, 10])
    #expect(elements.map(\.image) == [png, jpeg])
  }

  @Test func `other bytes between images are one element that holds their beginning`() {
    let notes = Array(String(repeating: "notes, ", count: 100).utf8)
    let elements = ImageStreamParser.elements(of: png + notes + jpeg)
    #expect(elements.map(\.image) == [png, nil, jpeg])
    #expect(elements[1].damage == .notAnImage)
    #expect(elements[1].offset == png.count)
    guard case .damaged(let damage) = elements[1].content else { return }
    #expect(damage.beginning == Array(notes.prefix(512)))
  }

  @Test func `a stream without images is one element, an empty one is none`() {
    let elements = ImageStreamParser.elements(of: Array("no picture".utf8))
    #expect(elements.map(\.damage) == [.notAnImage])
    #expect(ImageStreamParser.elements(of: []).isEmpty)
  }

  // MARK: damage

  @Test(arguments: StreamSamples.small.indices.prefix(16))
  func `an image cut short anywhere hides none of those that follow`(which: Int) {
    let image = StreamSamples.small[which]
    let next = StreamSamples.small[(which + 5) % StreamSamples.small.count]
    for cut in stride(from: 12, to: image.count, by: image.count / 19 + 1) {
      let elements = ImageStreamParser.elements(of: image[..<cut] + next + jpeg + png)
      #expect(elements.map(\.image) == [nil, next, jpeg, png], "cut after \(cut)")
      #expect(elements.first?.damage != nil)
      #expect(elements.first?.offset == 0)
    }
  }

  @Test func `the image after one cut short comes out with its own last byte`() {
    for image in [png, jpeg] {
      for next in [png, jpeg] {
        var parser = ImageStreamParser()
        #expect(parser.push(Array(image.dropLast(30))).isEmpty)
        #expect(parser.push(next).map(\.image) == [nil, next])
      }
    }
  }

  @Test func `a chunk that claims too much is not waited for`() {
    var huge = png
    // The length of the first chunk behind the header, within the limit of 16 MiB.
    huge[33] = 0
    huge[34] = 0xF0
    var parser = ImageStreamParser(maximumBytes: 1 << 24)
    let images = [png, png]
    #expect(parser.push(huge + png + png).map(\.image) == [nil] + images)
  }

  @Test func `a header that claims too much hides no JPEG before the next PNG`() {
    var broad = png
    // The length of the header, two megabytes: a JPEG in it might be a thumbnail, a PNG is none.
    broad[9] = 0x20
    let elements = ImageStreamParser.elements(of: broad + jpeg + jpeg + png + jpeg)
    #expect(elements.map(\.image) == [nil, jpeg, jpeg, png, jpeg])
  }

  @Test func `a checksum cut short may go on as the next image begins`() throws {
    // Its last byte is the first of a PNG.
    let chunk = try #require(
      (0..<10_000).lazy.map { Self.chunk("tEXt", Array("\($0)".utf8)) }.first { $0.last == 0x89 })
    let elements = ImageStreamParser.elements(of: png[..<33] + chunk.dropLast() + png + jpeg)
    #expect(elements.map(\.image) == [nil, png, jpeg])
  }

  /// A PNG chunk with its checksum.
  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    var remainder = UInt32.max
    for byte in body {
      remainder ^= UInt32(byte)
      for _ in 0..<8 {
        remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1
      }
    }
    return StreamSamples.frame(data)[..<4] + body
      + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: ~remainder >> $0) }
  }

  @Test func `the end of the stream within an image is an element`() {
    for image in [png, jpeg] {
      let elements = ImageStreamParser.elements(of: png + image.dropLast(5))
      #expect(elements.map(\.image) == [png, nil])
      #expect(elements.last?.damage == .truncated)
    }
  }

  @Test func `an altered image is left to the decoder, and its neighbors are whole`() {
    var altered = png
    altered[altered.count - 30] ^= 0x10
    let elements = ImageStreamParser.elements(of: png + altered + jpeg)
    #expect(elements.map(\.image) == [png, altered, jpeg])
  }

  @Test(arguments: [1, 100, 1 << 16])
  func `an image past the limit is passed by and not held`(pieceSize: Int) {
    let large = StreamSamples.drawings.filter { $0.first == 0x89 }.max { $0.count < $1.count } ?? []
    let limit = png.count
    #expect(large.count > limit)
    let stream = png + (pieceSize == 1 ? [] : large + png) + jpeg.prefix(limit + 10) + png
    let elements = ImageStreamParser.elements(
      of: stream, pieceSize: pieceSize, maximumBytes: limit)
    #expect(elements.compactMap(\.image) == (pieceSize == 1 ? [png, png] : [png, png, png]))
    #expect(elements.contains { $0.damage == .tooLarge })
  }

  @Test func `of a thousand images ten are cut short and nothing else is lost`() {
    var generator = SplitMix64(seed: 5)
    for _ in 0..<2 {
      let stock = StreamSamples.small
      var images = (0..<1000).map { _ in stock.randomElement(using: &generator) ?? [] }
      let cuts = Set((0..<1000).shuffled(using: &generator).prefix(10))
      var expected: [[UInt8]?] = images
      for place in cuts {
        let count = Int.random(in: 12..<images[place].count, using: &generator)
        images[place] = Array(images[place][..<count])
        expected[place] = nil
      }
      let elements = ImageStreamParser.elements(of: Array(images.joined()), pieceSize: 5000)
      #expect(elements.map(\.image) == expected)
    }
  }
}
