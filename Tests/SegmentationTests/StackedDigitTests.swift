import Raster
import Segmentation
import Testing

@Suite struct StackedDigitTests {
  /// Two circles above each other.
  private func circles(
    gap: Double, secondX: Double = 40, width: Double = 24, height: Double = 30
  ) -> GrayImage {
    var sketch = Sketch(width: 160, height: 160)
    sketch.draw(0, x: 40, y: 20, width: width, height: height, pen: 4)
    sketch.draw(0, x: secondX, y: 20 + height + 4 + gap, width: width, height: height, pen: 4)
    return sketch.image
  }

  private func lattices(_ image: GrayImage) -> PictureLattices {
    PictureLattices(of: plainInk(of: image), cuts: false)
  }

  @Test func `two circles above each other are two lines, and may be one digit`() throws {
    let found = lattices(circles(gap: 4))
    #expect(found.lines.count == 2)
    let stack = try #require(found.stack)
    #expect(stack.componentCount == 2)
    #expect((68...76).contains(stack.lineHeight))
    let whole = try #require(stack.spans.first { $0.primitives.count == 2 })
    #expect((68...76).contains(whole.bounds.height) && (26...32).contains(whole.bounds.width))
  }

  @Test func `nobody need look at ink above ink`() {
    var options = SegmentationOptions()
    options.lattice.looksAtStacks = false
    let ink = plainInk(of: circles(gap: 4))
    #expect(PictureLattices(of: ink, options: options).stack == nil)
    #expect(PictureLattices(of: ink).stack != nil)
  }

  @Test func `a bar that lies too high for its line is looked at with it`() throws {
    var sketch = Sketch(width: 120, height: 120)
    sketch.line([(46, 15), (57, 12)], pen: 4)
    sketch.line([(40, 28), (57, 38), (57, 46), (46, 51)], pen: 4)
    let found = lattices(sketch.image)
    #expect(found.lines.map(\.componentCount) == [1])
    #expect(found.stack?.componentCount == 2)
  }

  @Test func `what is far apart, side by side, in one line or wider than a digit is none`() {
    #expect(lattices(circles(gap: 40)).stack == nil)
    #expect(lattices(circles(gap: -34, secondX: 90)).stack == nil)
    #expect(lattices(circles(gap: 4, width: 120)).stack == nil)
    var one = Sketch(width: 100, height: 100)
    one.draw(8, x: 30, y: 20, width: 36, height: 60)
    #expect(lattices(one.image).lines.count == 1 && lattices(one.image).stack == nil)
    let blank = GrayImage(width: 40, height: 40, filledWith: 255)
    #expect(lattices(blank).stack == nil)
  }

  @Test func `specks beside one digit make no stack, nor do many lines`() {
    var specks = Sketch(width: 120, height: 140)
    specks.draw(8, x: 40, y: 50, width: 36, height: 60)
    specks.line([(50, 34), (51, 34)], pen: 3)
    specks.line([(60, 124), (61, 124)], pen: 3)
    #expect(lattices(specks.image).stack == nil)
    var column = Sketch(width: 80, height: 200)
    for row in 0..<5 {
      column.draw(0, x: 20, y: 10 + 36 * Double(row), width: 22, height: 26, pen: 4)
    }
    let found = lattices(column.image)
    #expect(found.lines.count == 5 && found.stack == nil)
  }
}
