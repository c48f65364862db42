import Raster
import Segmentation
import Testing

@Suite struct BlankPageTests {
  @Test(arguments: [(0, 0), (0, 7), (7, 0), (1, 1), (1, 50), (64, 64)])
  func `paper of one color is empty`(width: Int, height: Int) {
    for level: UInt8 in [0, 128, 255] {
      let page = GrayImage(width: width, height: height, filledWith: level)
      for polarity in [nil, Polarity.darkOnLight, .lightOnDark] {
        let options = SegmentationOptions(polarity: polarity)
        let segmented = Segmenter.segment(page, options: options)
        #expect(segmented.glyphs.isEmpty && segmented.lineCount == 0)
      }
    }
  }

  @Test(arguments: [0.4, 1, 3, 8, 20, 30])
  func `noise of a sensor is empty`(deviation: Double) {
    for (seed, side) in [28, 100, 300].enumerated() {
      var generator = SeededGenerator(seed: UInt64(seed))
      let page = GrayImage(width: side, height: side, filledWith: 0).mapped { _, _, _ in
        200 + deviation * generator.normal()
      }
      #expect(Segmenter.segment(page).glyphs.isEmpty)
      #expect(Segmenter.segment(page.inverted).glyphs.isEmpty)
    }
  }

  @Test(arguments: [2, 5, 10])
  func `the mottle of paper is empty`(deviation: Double) {
    // Noise as coarse as a pen stroke: the mean over squares of 5.
    var generator = SeededGenerator(seed: 9)
    let noise = (0..<205 * 205).map { _ in 5 * deviation * generator.normal() }
    let page = GrayImage(width: 200, height: 200, filledWith: 0).mapped { x, y, _ in
      var sum = 0.0
      for dy in 0..<5 { for dx in 0..<5 { sum += noise[(y + dy) * 205 + x + dx] } }
      return 210 + sum / 25
    }
    #expect(Segmenter.segment(page).glyphs.isEmpty)
  }

  @Test func `the blocks of a coarse JPEG are empty`() {
    var generator = SeededGenerator(seed: 5)
    let offsets = (0..<25 * 25).map { _ in Double(Int.random(in: -2...2, using: &generator)) }
    let page = GrayImage(width: 200, height: 200, filledWith: 0).mapped { x, y, _ in
      250 + offsets[y / 8 * 25 + x / 8]
    }
    #expect(Segmenter.segment(page).glyphs.isEmpty)
  }

  @Test func `soft shadows are empty`() {
    let page = GrayImage(width: 240, height: 180, filledWith: 0)
    let shadows: [(Int, Int) -> Double] = [
      { x, _ in 250 - 0.6 * Double(x) },
      { _, y in 100 + 0.8 * Double(y) },
      { x, y in 240 - 0.3 * Double(x) - 0.4 * Double(y) },
      // A corner in the dark, with a border as wide as a fifth of the page.
      { x, y in 240 - 120 * min(1, max(0, (Double(x + y) - 250) / 48)) },
      // A lamp from above.
      { x, y in
        let dx = Double(x - 120)
        let dy = Double(y - 90)
        return 250 - 0.005 * (dx * dx + dy * dy)
      },
    ]
    for shadow in shadows {
      #expect(Segmenter.segment(page.mapped { x, y, _ in shadow(x, y) }).glyphs.isEmpty)
    }
  }

  @Test func `specks alone are empty`() {
    var generator = SeededGenerator(seed: 6)
    var page = GrayImage(width: 300, height: 300, filledWith: 250)
    for _ in 0..<60 {
      let x = Int.random(in: 2..<296, using: &generator)
      let y = Int.random(in: 2..<296, using: &generator)
      let side = Int.random(in: 1...3, using: &generator)
      for dy in 0..<side { for dx in 0..<side { page[x + dx, y + dy] = 40 } }
    }
    #expect(Segmenter.segment(page).glyphs.isEmpty)
  }

  @Test(arguments: [(255.0, 0.0), (120, 100), (200, 188), (40, 60)])
  func `gray on gray is read`(paper: Double, ink: Double) {
    var sketch = Sketch(width: 60, height: 80)
    sketch.paper = paper
    sketch.ink = ink
    sketch.draw(5, x: 15, y: 15, width: 30, height: 50)
    let segmented = Segmenter.segment(sketch.image)
    #expect(segmented.glyphs.count == 1)
    #expect(segmented.polarity == (paper > ink ? .darkOnLight : .lightOnDark))
  }

  @Test func `a pencil on noisy paper is read`() {
    var generator = SeededGenerator(seed: 7)
    var sketch = Sketch(width: 160, height: 100)
    sketch.paper = 210
    sketch.ink = 160
    sketch.draw(2, x: 30, y: 25, width: 30, height: 50, pen: 4)
    sketch.draw(7, x: 90, y: 25, width: 30, height: 50, pen: 4)
    let page = sketch.image.mapped { _, _, level in level + 4 * generator.normal() }
    #expect(Segmenter.segment(page).glyphs.count == 2)
  }
}
