import Raster
import Segmentation
import Testing

@Suite struct SegmenterTests {
  /// Three digits, two of which touch, and a line of two below.
  private static let page: GrayImage = {
    var sketch = Sketch(width: 230, height: 220)
    sketch.draw(4, x: 20, y: 20, width: 40, height: 60)
    sketch.draw(0, x: 75, y: 22, width: 40, height: 60)
    sketch.draw(8, x: 119, y: 18, width: 40, height: 62)
    sketch.draw(5, x: 30, y: 130, width: 40, height: 60)
    sketch.draw(7, x: 100, y: 132, width: 40, height: 60)
    return sketch.image
  }()

  @Test func `a page of two lines is read line by line`() {
    let segmented = Segmenter.segment(Self.page)
    #expect(segmented.lineCount == 2)
    #expect(segmented.glyphs.map(\.line) == [0, 0, 0, 1, 1])
    #expect(segmented.polarity == .darkOnLight)
    let expected = [
      Rect(x: 17, y: 17, width: 46, height: 66), Rect(x: 72, y: 19, width: 45, height: 66),
      Rect(x: 117, y: 15, width: 44, height: 68), Rect(x: 27, y: 127, width: 46, height: 66),
      Rect(x: 97, y: 129, width: 46, height: 66),
    ]
    for (glyph, box) in zip(segmented.glyphs, expected) {
      #expect(abs(glyph.bounds.x - box.x) <= 3 && abs(glyph.bounds.maxX - box.maxX) <= 3)
      #expect(abs(glyph.bounds.y - box.y) <= 3 && abs(glyph.bounds.maxY - box.maxY) <= 3)
      #expect(glyph.ink.width == glyph.bounds.width && glyph.ink.height == glyph.bounds.height)
    }
  }

  @Test func `a picture and its negative give the same glyphs`() {
    let plain = Segmenter.segment(Self.page)
    let negative = Segmenter.segment(Self.page.inverted)
    #expect(negative.polarity == .lightOnDark)
    #expect(plain.glyphs == negative.glyphs)
  }

  @Test func `margins move glyphs and change nothing else`() {
    // Of two levels, so that the threshold does not depend on how much paper there is.
    let page = Self.page.mapped { _, _, level in level < 128 ? 20 : 240 }
    let plain = Segmenter.segment(page)
    #expect(plain.glyphs.count == 5)
    for (left, top, right, bottom) in [(1, 0, 0, 0), (30, 7, 64, 13), (63, 90, 0, 40)] {
      let padded = page.padded(
        left: left, top: top, right: right, bottom: bottom, with: 240)
      var moved = Segmenter.segment(padded).glyphs
      for index in moved.indices {
        moved[index].bounds.x -= left
        moved[index].bounds.y -= top
      }
      #expect(moved == plain.glyphs)
    }
  }

  @Test func `the same picture gives the same answer`() {
    #expect(Segmenter.segment(Self.page) == Segmenter.segment(Self.page))
  }

  @Test func `every ink pixel belongs to one glyph`() throws {
    let levels = try #require(findInkLevels(in: Self.page))
    let mask = binarize(Self.page, threshold: levels.threshold, polarity: levels.polarity)
    var owners: [Int] = Array(repeating: 0, count: mask.width * mask.height)
    for glyph in Segmenter.segment(Self.page).glyphs {
      for y in 0..<glyph.bounds.height {
        for x in 0..<glyph.bounds.width where glyph.ink[x, y] > 0 {
          owners[(glyph.bounds.y + y) * mask.width + glyph.bounds.x + x] += 1
        }
      }
    }
    for y in 0..<mask.height {
      for x in 0..<mask.width where mask[x, y] { #expect(owners[y * mask.width + x] == 1) }
    }
  }

  @Test func `ink of a neighbor is not cut with a glyph`() throws {
    // The 7 leans over the 1: their boxes overlap.
    var sketch = Sketch(width: 140, height: 110)
    sketch.line([(20, 20), (80, 20), (50, 90)])
    sketch.line([(86, 40), (76, 90)])
    let glyphs = Segmenter.segment(sketch.image).glyphs
    try #require(glyphs.count == 2)
    #expect(glyphs[0].bounds.maxX > glyphs[1].bounds.x)
    let column = 76 - glyphs[0].bounds.x
    #expect(glyphs[0].ink[column, 88 - glyphs[0].bounds.y] == 0)
  }

  @Test func `hostile pictures end without a crash`() {
    var generator = SeededGenerator(seed: 11)
    for round in 0..<30 {
      let width = Int.random(in: 1...90, using: &generator)
      let height = Int.random(in: 1...90, using: &generator)
      var image = GrayImage(width: width, height: height, filledWith: 255)
      switch round % 3 {
      case 0:
        for index in image.pixels.indices {
          image.pixels[index] = UInt8.random(in: 0...255, using: &generator)
        }
      case 1:
        for y in 0..<height { for x in 0..<width where (x ^ y) & 1 == 0 { image[x, y] = 0 } }
      default:
        for y in 0..<height { for x in 0..<width where x % 3 == 0 { image[x, y] = UInt8(y) } }
      }
      for glyph in Segmenter.segment(image).glyphs {
        #expect(image.bounds.union(glyph.bounds) == image.bounds)
        #expect(GlyphNormalizer.normalize(glyph.ink).ink.count == 784)
      }
    }
  }

  @Test func `a fixed threshold is kept to`() {
    var image = GrayImage(width: 40, height: 60, filledWith: 200)
    for y in 10..<50 { for x in 18..<23 { image[x, y] = 120 } }
    let seen = SegmentationOptions(thresholding: .fixed(150))
    let unseen = SegmentationOptions(thresholding: .fixed(100))
    #expect(Segmenter.segment(image, options: seen).glyphs.count == 1)
    #expect(Segmenter.segment(image, options: unseen).glyphs.isEmpty)
    let extreme = SegmentationOptions(polarity: .darkOnLight, thresholding: .fixed(255))
    #expect(Segmenter.segment(image, options: extreme).glyphs.isEmpty)
  }
}
