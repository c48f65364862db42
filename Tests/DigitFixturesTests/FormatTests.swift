internal import DigitFixtures
internal import ImageCodecs
internal import Raster
internal import Testing

@Suite("The fixtures' own PNG and JPEG writers")
struct FormatTests {
  /// Waves with an edge across, in a size that fills no whole number of blocks.
  private let picture: GrayImage = {
    var picture = GrayImage(width: 45, height: 27, filledWith: 0)
    for y in 0..<27 {
      for x in 0..<45 { picture[x, y] = UInt8(90 + (x * 3 + y * 2) % 70 + (x > 2 * y ? 60 : 0)) }
    }
    return picture
  }()

  @Test(arguments: [1, 2, 3, 257, 258, 259, 40_000])
  func `runs of any length come back from a compressed PNG`(length: Int) throws {
    var pixels = [UInt8](repeating: 7, count: length) + [1, 2, 3]
    pixels += pixels.prefix(300)
    let image = GrayImage(width: pixels.count, height: 1, pixels: pixels)
    #expect(try ImageDecoder.decode(PNGFile(compressing: image).bytes).image == image)
  }

  @Test(arguments: 0..<20)
  func `chance comes back from a compressed PNG`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let width = 1 + seed * 13
    // Few levels repeat often and far apart; many do hardly at all.
    let levels = UInt64(2 << (seed % 8))
    let pixels = (0..<width * 40).map { _ in UInt8(generator.next() % min(levels, 256)) }
    let image = GrayImage(width: width, height: 40, pixels: pixels)
    #expect(try ImageDecoder.decode(PNGFile(compressing: image).bytes).image == image)
  }

  @Test func `repeats make a file smaller`() {
    let blank = GrayImage(width: 280, height: 280, filledWith: 255)
    #expect(PNGFile(compressing: blank).bytes.count < 2000)
  }

  @Test(arguments: 1...8)
  func `what is stored lying comes back upright`(orientation: Int) throws {
    let file = PNGFile(compressing: picture.stored(orientation: orientation)).turned(orientation)
    let decoded = try ImageDecoder.decode(file.bytes)
    #expect(decoded.orientation == orientation)
    #expect(decoded.image == picture)
  }

  @Test(arguments: [(100, 2), (95, 12), (50, 60)])
  func `a JPEG comes back within what its quality allows`(quality: Int, tolerance: Int) throws {
    let bytes = BaselineJPEG.encode(picture, quality: quality, orientation: 1)
    let decoded = try ImageDecoder.decode(bytes)
    #expect(decoded.format == .jpeg)
    #expect(decoded.image.width == picture.width && decoded.image.height == picture.height)
    let errors = zip(decoded.image.pixels, picture.pixels).map { abs(Int($0) - Int($1)) }
    #expect((errors.max() ?? 0) <= tolerance)
  }

  @Test func `noise comes back from a JPEG, codes of every length among it`() throws {
    var generator = SplitMix64(seed: 9)
    let pixels = (0..<64 * 64).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    let noise = GrayImage(width: 64, height: 64, pixels: pixels)
    let decoded = try ImageDecoder.decode(BaselineJPEG.encode(noise, quality: 100))
    let errors = zip(decoded.image.pixels, pixels).map { abs(Int($0) - Int($1)) }
    #expect((errors.max() ?? 0) <= 3)
  }

  @Test func `alpha is the ink, whatever color hides under it`() throws {
    var generator = SplitMix64(seed: 1)
    let drawing = Hand().write("3", height: 40, using: &generator)
    let sheet = InkedSheet(drawing, width: 50, height: 50)
    let paper = Paper.white.picture(of: sheet, using: &generator)
    let bytes = PNGFile(compressing: sheet.transparent(RGB(gray: 0))).bytes
    let decoded = try ImageDecoder.decode(bytes).image
    let errors = zip(decoded.pixels, paper.pixels).map { abs(Int($0) - Int($1)) }
    #expect((errors.max() ?? 0) <= 1)
  }

  @Test func `a smaller quality gives a smaller JPEG`() {
    let sizes = [100, 90, 50, 10].map { BaselineJPEG.encode(picture, quality: $0).count }
    #expect(sizes == sizes.sorted(by: >))
  }
}
