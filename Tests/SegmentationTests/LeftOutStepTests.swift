import Raster
import Testing

@testable import Segmentation

/// Steps that options leave out, to see what they are worth.
@Suite struct LeftOutStepTests {
  private func ink(
    of image: GrayImage, _ change: (inout InkOptions) -> Void = { _ in }
  ) throws -> InkPicture {
    var options = SegmentationOptions()
    change(&options.ink)
    return try #require(extractInk(from: image, options: options))
  }

  private func line(
    _ sketch: Sketch, _ change: (inout LatticeOptions) -> Void = { _ in }
  ) throws -> LineLattice {
    var options = SegmentationOptions()
    change(&options.lattice)
    return try #require(lattices(of: plainInk(of: sketch.image), options: options).first)
  }

  @Test func `rules stay`() throws {
    var ruled = InkExtractionTests.digits(0, 4)
    for y in stride(from: 9.5, to: 130, by: 26) { ruled.line([(0, y), (200, y)], pen: 1) }
    #expect(try !ink(of: ruled.image).mask[5, 9])
    // A single rule at the side is a box's to the step after.
    let kept = try ink(of: ruled.image) {
      $0.removesRules = false
      $0.removesFrames = false
      $0.removesUnderlines = false
    }
    for y in stride(from: 9, to: 130, by: 26) { #expect(kept.mask[5, y]) }
  }

  @Test func `sides of shades stay`() throws {
    // A shade whose side crosses a digit aslant.
    func share(_ digit: Int, _ change: (inout InkOptions) -> Void = { _ in }) throws -> Double {
      var sketch = Sketch(width: 110, height: 110)
      sketch.paper = 225
      sketch.ink = 50
      sketch.draw(digit, x: 38, y: 30, width: 34, height: 50, pen: 6)
      let plain = try ink(of: sketch.image).mask
      let shaded = InkExtractionTests.noisy(
        sketch.image.mapped { x, y, level in level * (x + y < 110 ? 1 : 0.5) }, deviation: 2)
      return InkExtractionTests.overlap(
        InkExtractionTests.middle(of: try ink(of: shaded, change).mask),
        InkExtractionTests.middle(of: plain))
    }
    for digit in [0, 3, 8] {
      let with = try share(digit)
      let without = try share(digit) { $0.paper.minimumShade = .infinity }
      #expect(with > 0.75 && without < with - 0.15, "\(digit): \(with), \(without)")
    }
  }

  @Test func `underlines stay`() throws {
    var underlined = InkExtractionTests.digits(7, 3)
    underlined.line([(30, 103), (165, 103)], pen: 4)
    #expect(try !ink(of: underlined.image).mask[100, 103])
    #expect(try ink(of: underlined.image) { $0.removesUnderlines = false }.mask[100, 103])
  }

  @Test func `box borders stay`() throws {
    var cell = InkExtractionTests.digits(1, 7)
    cell.line([(0, 8), (200, 8)], pen: 2)
    cell.line([(0, 122), (200, 122)], pen: 2)
    cell.line([(7, 0), (7, 130)], pen: 2)
    cell.line([(194, 0), (194, 130)], pen: 2)
    let image = InkExtractionTests.noisy(cell.image)
    #expect(try !ink(of: image).mask[7, 60])
    // Sides that go from edge to edge are a square's to the step before.
    let kept = try ink(of: image) {
      $0.removesRules = false
      $0.removesFrames = false
      $0.removesUnderlines = false
    }
    #expect(kept.mask[7, 60] && kept.mask[100, 8])
  }

  @Test func `specks stay`() throws {
    var dotted = InkExtractionTests.digits()
    dotted.line([(100, 84), (100, 84.5)], pen: 3)
    dotted.line([(198, 60), (198, 68)], pen: 6)
    #expect(try !ink(of: dotted.image).mask[198, 64])
    #expect(try ink(of: dotted.image) { $0.removesSpecks = false }.mask[198, 64])
  }

  @Test func `one level for all of a picture loses what lies in shade`() throws {
    let image = InkExtractionTests.digits().image
    let plain = try ink(of: image)
    let shaded = InkExtractionTests.noisy(
      image.mapped { x, _, level in level * (1 - 0.75 * Double(x) / 200) }, deviation: 1)
    #expect(InkExtractionTests.overlap(try ink(of: shaded).mask, plain.mask) > 0.85)
    let global = try ink(of: shaded) { $0.paper.isLocal = false }
    #expect(InkExtractionTests.overlap(global.mask, plain.mask) < 0.6)
  }

  @Test func `components stay by themselves`() throws {
    var sketch = Sketch(width: 160, height: 100)
    sketch.draw(3, x: 20, y: 20, width: 30, height: 60)
    sketch.draw(5, x: 58, y: 20, width: 30, height: 60)
    func mixed(_ line: LineLattice) -> Bool {
      line.spans.contains { span in
        Set(line.primitives[span.primitives].map(\.component)).count > 1
      }
    }
    #expect(mixed(try line(sketch)))
    #expect(!mixed(try line(sketch) { $0.groupsComponents = false }))
  }

  @Test func `the context is blank`() throws {
    var sketch = Sketch(width: 160, height: 100)
    sketch.draw(1, x: 20, y: 20, width: 20, height: 60)
    sketch.draw(0, x: 50, y: 20, width: 36, height: 60)
    let blank = Array(repeating: Float(0), count: 784)
    let seen = try line(sketch)
    let unseen = try line(sketch) { $0.showsContext = false }
    let span = try #require(seen.spans.first)
    #expect(seen.glyph(of: span).context != blank)
    #expect(unseen.glyph(of: span).context == blank)
    #expect(unseen.glyph(of: span).ink == seen.glyph(of: span).ink)
  }

  @Test func `faint ink is as strong as other ink`() throws {
    var sketch = Sketch(width: 160, height: 100)
    sketch.draw(1, x: 60, y: 20, width: 30, height: 60, pen: 6)
    let picture = plainInk(of: sketch.image)
    var faint = picture
    for y in 50..<100 { for x in 0..<160 { faint.ink[x, y] /= 2 } }
    func difference(_ change: (inout LatticeOptions) -> Void) throws -> Float {
      var options = SegmentationOptions()
      change(&options.lattice)
      let glyphs = try [picture, faint].map { picture in
        let line = try #require(lattices(of: picture, options: options).first)
        return line.glyph(of: try #require(line.spans.filter(\.isComponent).first))
      }
      return zip(glyphs[0].ink, glyphs[1].ink).reduce(0) { $0 + abs($1.0 - $1.1) }
    }
    #expect(try difference { _ in } > 5)
    #expect(try difference { $0.keepsFaintness = false } == 0)
  }

  @Test func `cuts are straight`() throws {
    var sketch = Sketch(width: 160, height: 120)
    sketch.draw(0, x: 20, y: 20, width: 56, height: 80)
    sketch.draw(0, x: 77, y: 20, width: 56, height: 80)
    let bits = InkBits(sketch)
    for seam in cheapestSeams(through: bits, reach: 0) {
      #expect(Set(seam.columns).count == 1)
    }
  }
}

extension InkBits {
  /// All of the ink of a drawing.
  fileprivate init(_ sketch: Sketch) {
    let picture = plainInk(of: sketch.image)
    let options = LatticeOptions()
    let components = connectedComponents(in: picture.mask)
    let line = textLines(of: components, in: picture.mask.bounds, options: options)[0]
    let frame = LineFrame(of: line, in: picture, options: options)
    self.init(of: 1, in: frame, rect: Rect(x: 0, y: 0, width: frame.width, height: frame.height))
  }
}
