import DigitFixtures
import ImageStreams
import Testing

/// Streams that are damaged at random: nothing crashes or hangs, and what is whole comes out.
@Suite("Damaged streams")
struct StreamFuzzTests {
  private static let stock = Array(StreamSamples.small.sorted { $0.count < $1.count }.prefix(8))

  /// A stream of images, some of them cut or with bits turned over.
  private struct Damaged {
    var stream: [UInt8] = []
    var whole: [[UInt8]] = []

    init(using generator: inout SplitMix64) {
      for _ in 0..<8 {
        var image = stock.randomElement(using: &generator) ?? []
        switch Int.random(in: 0..<4, using: &generator) {
        case 0:
          let range = Int.random(in: 0..<image.count, using: &generator)
          image.removeSubrange(range..<Int.random(in: range..<image.count, using: &generator))
          // What is left of the end may run into the next image.
          if Bool.random(using: &generator) { image = Array(image.prefix(range)) }
        case 1:
          for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let place = Int.random(in: 0..<image.count, using: &generator)
            image[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
          }
        default:
          whole.append(image)
        }
        stream += image
      }
    }
  }

  @Test func `images that are whole come out of any damaged stream`() {
    var generator = SplitMix64(seed: 77)
    for round in 0..<300 {
      let damaged = Damaged(using: &generator)
      let size = Int.random(in: 1...4000, using: &generator)
      let elements = ImageStreamParser.elements(
        of: damaged.stream, .images, pieceSize: size, maximumBytes: 1 << 17)
      let images = elements.compactMap(\.image)
      var expected = damaged.whole[...]
      for image in images where image == expected.first { expected.removeFirst() }
      #expect(expected.isEmpty, "round \(round): \(expected.count) whole images are lost")
      #expect(elements.map(\.index) == Array(elements.indices))
    }
  }

  @Test func `how a damaged stream is cut into pieces changes nothing`() {
    var generator = SplitMix64(seed: 78)
    for _ in 0..<40 {
      let stream = Damaged(using: &generator).stream
      let whole = ImageStreamParser.elements(of: stream, pieceSize: stream.count + 1)
      let size = Int.random(in: 1...700, using: &generator)
      #expect(ImageStreamParser.elements(of: stream, pieceSize: size) == whole)
    }
  }

  @Test(arguments: ImageStreamFormat.allCases)
  func `no bytes at all crash or hang`(format: ImageStreamFormat) {
    var generator = SplitMix64(seed: 79)
    var tar = TarWriter()
    for image in Self.stock { tar.file("picture.png", image) }
    let frames = Self.stock.flatMap(StreamSamples.frame)
    for _ in 0..<60 {
      var stream =
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: tar.bytes
        case 1: frames
        default: (0..<3000).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        }
      for _ in 0..<Int.random(in: 1...30, using: &generator) {
        let place = Int.random(in: 0..<stream.count, using: &generator)
        stream[place] =
          Bool.random(using: &generator)
          ? 0xFF
          : UInt8.random(
            in: .min ... .max, using: &generator)
      }
      if Bool.random(using: &generator) {
        stream.removeFirst(Int.random(in: 0..<stream.count, using: &generator))
      }
      let elements = ImageStreamParser.elements(
        of: stream, format, pieceSize: 1000, maximumBytes: 1 << 16)
      #expect(elements.compactMap(\.image).allSatisfy { $0.count <= 1 << 16 })
    }
  }

  @Test func `images nested in each other's claims take no more than linear time`() {
    // Headers that each claim megabytes, and JPEGs whose segments claim what follows.
    var png = StreamSamples.pngs[0].prefix(33) + [0, 0x7F, 0, 0] + "tEXt".utf8
    png += [0xFF, 0xD8, 0xFF, 0xE0, 0x40, 0x00]
    let stream = Array(repeatElement(Array(png), count: 4000).joined())
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(ImageStreamParser.elements(of: stream).count >= 4000)
    }
    #expect(time < .seconds(10))
  }
}
