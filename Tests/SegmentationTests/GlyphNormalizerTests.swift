import Raster
import Segmentation
import Testing

@Suite struct GlyphNormalizerTests {
  private func ink(_ digit: Int, width: Double, height: Double, pen: Double) -> GrayImage {
    var sketch = Sketch(
      width: Int(width + 2 * pen + 4), height: Int(height + 2 * pen + 4))
    sketch.draw(digit, x: pen + 2, y: pen + 2, width: width, height: height, pen: pen)
    return sketch.image.inverted
  }

  private func box(of glyph: NormalizedGlyph, above floor: Float = 0.1) -> Rect {
    glyph.ink.indices.filter { glyph.ink[$0] > floor }.reduce(
      Rect(x: 0, y: 0, width: 0, height: 0)
    ) { $0.union(Rect(x: $1 % 28, y: $1 / 28, width: 1, height: 1)) }
  }

  @Test(arguments: [(30.0, 50.0), (50, 30), (8, 200), (300, 400), (9, 14)])
  func `the longer side fills 20 pixels and the aspect is kept`(width: Double, height: Double) {
    let pen = max(1.5, min(width, height) / 8)
    let box = box(of: GlyphNormalizer.normalize(ink(0, width: width, height: height, pen: pen)))
    let longer = max(width, height) + pen
    let shorter = min(width, height) + pen
    // Made larger, edges grow soft: by about a source pixel.
    let softness = 1 + max(1, 30 / longer)
    #expect(abs(Double(max(box.width, box.height)) - 20) <= softness)
    #expect(abs(Double(min(box.width, box.height)) - 20 * shorter / longer) <= softness)
  }

  @Test func `the center of mass lies where MNIST has it`() {
    for digit in 0...9 {
      let glyph = GlyphNormalizer.normalize(ink(digit, width: 40, height: 60, pen: 6))
      var mass: Float = 0
      var x: Float = 0
      var y: Float = 0
      for index in glyph.ink.indices {
        mass += glyph.ink[index]
        x += glyph.ink[index] * (Float(index % 28) + 0.5)
        y += glyph.ink[index] * (Float(index / 28) + 0.5)
      }
      #expect((13.9...15.1).contains(x / mass) && (13.9...15.1).contains(y / mass))
    }
  }

  @Test func `a normalized glyph is left as it is`() {
    for digit in 0...9 {
      let once = GlyphNormalizer.normalize(ink(digit, width: 40, height: 60, pen: 7))
      let bytes = once.ink.map { UInt8(($0 * 255).rounded()) }
      let again = GlyphNormalizer.normalize(GrayImage(width: 28, height: 28, pixels: bytes))
      let difference =
        zip(once.ink, again.ink).reduce(0) { $0 + abs($1.0 - $1.1) } / Float(once.ink.count)
      #expect(difference < 0.003, "\(digit)")
    }
  }

  @Test func `the size of the scan does not matter`() {
    for digit in 0...9 {
      let small = GlyphNormalizer.normalize(ink(digit, width: 40, height: 60, pen: 6))
      let large = GlyphNormalizer.normalize(ink(digit, width: 160, height: 240, pen: 24))
      let difference =
        zip(small.ink, large.ink).reduce(0) { $0 + abs($1.0 - $1.1) } / Float(small.ink.count)
      #expect(difference < 0.03, "\(digit)")
    }
  }

  @Test(arguments: [1.0, 2, 4])
  func `thin pens do not vanish`(pen: Double) {
    let glyph = GlyphNormalizer.normalize(ink(3, width: 140, height: 200, pen: pen))
    let strong = glyph.ink.count { $0 >= 0.5 }
    #expect(strong >= 25)
  }

  @Test func `gray levels are kept`() {
    let glyph = GlyphNormalizer.normalize(ink(0, width: 40, height: 60, pen: 6))
    #expect(glyph.ink.contains { $0 > 0.2 && $0 < 0.8 })
    #expect(glyph.ink.allSatisfy { $0 >= 0 && $0 <= 1 })
  }

  @Test(arguments: [(0, 0), (0, 5), (5, 0), (1, 1), (40, 40)])
  func `no ink gives a bare glyph`(width: Int, height: Int) {
    let glyph = GlyphNormalizer.normalize(GrayImage(width: width, height: height, filledWith: 0))
    #expect(glyph.ink.allSatisfy { $0 == 0 })
  }

  @Test(arguments: [(1, 1), (1, 500), (500, 1), (3, 2)])
  func `solid ink of any shape is normalized`(width: Int, height: Int) {
    let glyph = GlyphNormalizer.normalize(GrayImage(width: width, height: height, filledWith: 255))
    #expect(glyph.ink.allSatisfy { $0.isFinite && $0 >= 0 && $0 <= 1 })
    #expect(glyph.ink.contains { $0 > 0.5 })
  }
}
