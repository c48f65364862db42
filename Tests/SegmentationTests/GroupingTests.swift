import Raster
import Segmentation
import Testing

@Suite struct GroupingTests {
  private func glyphs(_ draw: (inout Sketch) -> Void) -> [Rect] {
    var sketch = Sketch(width: 220, height: 110)
    draw(&sketch)
    return Segmenter.segment(sketch.image).glyphs.map(\.bounds)
  }

  @Test func `digits side by side stay apart`() {
    for first in 0...9 {
      let boxes = glyphs { sketch in
        for place in 0..<4 {
          sketch.draw(
            (first + 3 * place) % 10, x: Double(20 + 48 * place), y: 25, width: 32, height: 56)
        }
      }
      #expect(boxes.count == 4)
      #expect(boxes.map(\.x) == boxes.map(\.x).sorted())
    }
  }

  @Test func `the bar of a 5 belongs to it`() {
    for lift in [3.0, 8, 14] {
      let boxes = glyphs { sketch in
        sketch.draw(0, x: 20, y: 30, width: 34, height: 56)
        sketch.line([(84, 38), (84, 55), (106, 54), (114, 70), (100, 86), (82, 83)])
        sketch.line([(90, 34 - lift), (122, 32 - lift)])
        sketch.draw(0, x: 150, y: 30, width: 34, height: 56)
      }
      #expect(boxes.count == 3)
    }
  }

  @Test func `a 0 broken above and below is one digit`() {
    let boxes = glyphs { sketch in
      sketch.line([(50, 20), (34, 28), (28, 50), (34, 72), (50, 80)])
      sketch.line([(59, 20), (74, 28), (80, 50), (74, 72), (59, 80)])
      sketch.draw(2, x: 120, y: 20, width: 40, height: 60)
    }
    #expect(boxes.count == 2)
  }

  @Test func `a 3 broken in the middle is one digit`() {
    let boxes = glyphs { sketch in
      sketch.line([(30, 20), (55, 18), (62, 30), (48, 44)])
      sketch.line([(46, 54), (66, 64), (56, 82), (30, 80)])
    }
    #expect(boxes.count == 1)
  }

  @Test func `a 4 in two strokes is one digit`() {
    let boxes = glyphs { sketch in
      sketch.line([(40, 20), (32, 56), (62, 54)])
      sketch.line([(72, 30), (68, 90)])
      sketch.draw(1, x: 110, y: 25, width: 30, height: 60)
      sketch.draw(1, x: 140, y: 25, width: 30, height: 60)
    }
    #expect(boxes.count == 3)
  }

  @Test func `a lone 1 is a digit`() {
    #expect(glyphs { $0.draw(1, x: 100, y: 20, width: 10, height: 60) }.count == 1)
    #expect(glyphs { $0.line([(100, 50), (96, 68)], pen: 4) }.count == 1)
  }

  @Test func `a short tick before a digit is a digit`() {
    let boxes = glyphs { sketch in
      sketch.line([(40, 58), (34, 80)])
      sketch.draw(9, x: 80, y: 15, width: 36, height: 66)
    }
    #expect(boxes.count == 2)
  }

  @Test func `dots and dust beside digits are left out`() {
    let boxes = glyphs { sketch in
      sketch.draw(3, x: 40, y: 20, width: 36, height: 60)
      sketch.line([(100, 80), (100.5, 80)], pen: 6)
      sketch.draw(3, x: 120, y: 20, width: 36, height: 60)
      sketch.line([(200, 20), (200.5, 20)], pen: 2)
    }
    #expect(boxes.count == 2)
  }
}
