import Raster
import Segmentation
import Testing

@Suite struct SplittingTests {
  @Test func `digits that touch are cut`() {
    var sketch = Sketch(width: 200, height: 100)
    sketch.draw(2, x: 20, y: 20, width: 40, height: 60)
    sketch.draw(0, x: 68, y: 20, width: 40, height: 60)
    sketch.draw(8, x: 120, y: 20, width: 40, height: 60)
    // The pen goes on from digit to digit.
    sketch.line([(58, 80), (78, 76)])
    sketch.line([(96, 22), (124, 30)])
    let image = sketch.image
    let threshold: UInt8 = 127
    #expect(connectedComponents(in: binarize(image, threshold: threshold)).count == 1)
    let glyphs = Segmenter.segment(image).glyphs
    #expect(glyphs.count == 3)
    #expect(glyphs.allSatisfy { (38...56).contains($0.bounds.width) })
  }

  @Test func `without splitting they stay together`() {
    var sketch = Sketch(width: 200, height: 100)
    sketch.draw(2, x: 20, y: 20, width: 40, height: 60)
    sketch.draw(0, x: 51, y: 20, width: 40, height: 60)
    var options = SegmentationOptions()
    options.splitting.isEnabled = false
    #expect(Segmenter.segment(sketch.image, options: options).glyphs.count == 1)
  }

  @Test func `wide digits stay whole`() {
    for digit in 0...9 {
      for width in [40.0, 60, 75] {
        var sketch = Sketch(width: 140, height: 100)
        sketch.draw(digit, x: 30, y: 20, width: width, height: 60)
        #expect(Segmenter.segment(sketch.image).glyphs.count == 1, "\(digit) \(width) wide")
      }
    }
  }

  @Test func `pieces hold every pixel once`() throws {
    var sketch = Sketch(width: 200, height: 100)
    sketch.draw(6, x: 20, y: 20, width: 40, height: 60)
    sketch.draw(0, x: 66, y: 20, width: 44, height: 60)
    sketch.line([(52, 21), (84, 20)])
    let component = try #require(
      connectedComponents(in: binarize(sketch.image, threshold: 127)).first)
    let pieces = splitComponent(component, lineHeight: 64)
    #expect(pieces.count == 2)
    func pixels(_ component: Component) -> [[Int]] {
      component.runs.flatMap { run in run.columns.map { [run.y, $0] } }
    }
    let all = pieces.flatMap(pixels)
    #expect(all.count == component.area)
    #expect(Set(all) == Set(pixels(component)))
  }
}
