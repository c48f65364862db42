import Raster
import Segmentation
import Testing

@Suite struct LatticeGlyphTests {
  @Test func `a digit alone looks as if it were normalized by itself`() throws {
    for digit in 0...9 {
      var sketch = Sketch(width: 160, height: 160)
      sketch.draw(digit, x: 40, y: 30, width: 60, height: 90, pen: 9)
      var options = SegmentationOptions()
      options.lattice.deslanting = 0
      let line = try #require(lattices(of: plainInk(of: sketch.image), options: options).first)
      let span = try #require(line.spans.filter(\.isComponent).first)
      let glyph = line.glyph(of: span)
      let expected = GlyphNormalizer.normalize(sketch.image.inverted)
      #expect(
        difference(glyph.ink, expected.ink) < 0.25 * expected.ink.reduce(0, +), "\(digit)")
      #expect(glyph.context == Array(repeating: 0, count: 784))
    }
  }

  @Test func `the context shows the neighbors on their sides`() throws {
    var sketch = Sketch(width: 200, height: 100)
    sketch.draw(1, x: 20, y: 20, width: 20, height: 60)
    sketch.draw(0, x: 50, y: 20, width: 36, height: 60)
    sketch.draw(1, x: 96, y: 20, width: 20, height: 60)
    let line = try #require(lattice(sketch.image))
    let spans = line.spans.filter(\.isComponent)
    try #require(spans.count == 3)
    func mass(_ plane: [Float], _ columns: Range<Int>) -> Float {
      (0..<28).reduce(0) { sum, y in columns.reduce(sum) { $0 + plane[y * 28 + $1] } }
    }
    let left = line.glyph(of: spans[0])
    let middle = line.glyph(of: spans[1])
    #expect(mass(left.context, 0..<12) == 0)
    #expect(mass(left.context, 16..<28) > 10)
    #expect(mass(middle.context, 0..<6) > 10)
    #expect(mass(middle.context, 22..<28) > 10)
    #expect(mass(middle.context, 10..<18) == 0)
    #expect(mass(middle.ink, 0..<4) == 0)
  }

  @Test func `slant is taken out by half`() throws {
    func width(slant: Double) throws -> Float {
      var sketch = Sketch(width: 260, height: 120)
      for x in [60.0, 110, 160] { sketch.line([(x + 60 * slant, 30), (x, 90)], pen: 6) }
      let line = try #require(lattice(sketch.image))
      return try #require(line.spans.filter(\.isComponent).first).width
    }
    #expect(try width(slant: 0) < 0.16)
    let slanted = try width(slant: 0.6)
    #expect((0.32...0.5).contains(slanted))
  }

  @Test(arguments: [1.0, 2, 0.5]) func `the pixels of a primitive are those of its digit`(
    scale: Double
  ) throws {
    var sketch = Sketch(width: 260, height: 120)
    sketch.draw(0, x: 20, y: 20, width: 56, height: 80, pen: 7)
    sketch.draw(0, x: 77, y: 20, width: 56, height: 80, pen: 7)
    sketch.draw(3, x: 160, y: 20, width: 50, height: 80, pen: 7)
    let line = try #require(lattices(of: plainInk(of: sketch.image, scale: scale)).first)
    var owners: [[Int]: Int] = [:]
    for (number, primitive) in line.primitives.enumerated() {
      let span = DigitSpan(
        primitives: number..<number + 1, bounds: primitive.bounds, prior: 0, cutSides: 0,
        isWhole: false)
      line.forEachSourcePixel(of: span) { x, y in
        // A pixel of the frame may lie across the border of a box; reduced ink has larger ones.
        let reach = scale < 1 ? 3 : 2
        #expect(x >= primitive.bounds.x - reach && x < primitive.bounds.maxX + reach)
        #expect(y >= primitive.bounds.y - reach && y < primitive.bounds.maxY + reach)
        owners[[x, y], default: 0] += 1
      }
    }
    let mask = binarize(sketch.image, threshold: 127)
    // Each pixel of the ink comes up once, at its place in the source.
    #expect(owners.values.reduce(0, +) == mask.area)
    if scale == 1 {
      #expect(owners.values.allSatisfy { $0 == 1 })
      #expect(owners.keys.allSatisfy { mask[$0[0], $0[1]] })
    }
  }

  @Test func `all pieces of a component together are the component`() throws {
    var sketch = Sketch(width: 160, height: 120)
    sketch.draw(0, x: 20, y: 20, width: 56, height: 80)
    sketch.draw(0, x: 77, y: 20, width: 56, height: 80)
    let line = try #require(lattice(sketch.image))
    #expect(line.primitives.count > 1)
    let bounds = line.primitives.map(\.bounds).reduce(line.primitives[0].bounds) { $0.union($1) }
    let component = try #require(
      connectedComponents(in: binarize(sketch.image, threshold: 127)).first)
    #expect(bounds == component.bounds)
  }
}

/// How far two glyphs differ at least where one is shifted by no more than a pixel: the middle of a
/// symmetric shape may be rounded to either side.
private func difference(_ glyph: [Float], _ other: [Float]) -> Float {
  var least = Float.infinity
  for y in -1...1 {
    for x in -1...1 {
      var sum: Float = 0
      for index in 29..<755 { sum += abs(glyph[index] - other[index + x + 28 * y]) }
      least = min(least, sum)
    }
  }
  return least
}

/// Pictures made to cost time: each must end, and soon.
@Suite(.timeLimit(.minutes(1))) struct CrowdedLatticeTests {
  @Test func `a page of specks ends soon`() {
    var image = GrayImage(width: 1600, height: 1600, filledWith: 255)
    for y in stride(from: 0, to: 1600, by: 4) {
      for x in stride(from: (y / 4) % 3, to: 1599, by: 4) {
        image[x, y] = 0
        image[x + 1, y] = 0
        if (x * 7 + y * 13) % 5 < 3 { image[x, min(1599, y + 1)] = 0 }
      }
    }
    _ = read(image)
  }

  @Test func `hatching, frames and nets end soon`() {
    var hatching = GrayImage(width: 600, height: 600, filledWith: 255)
    var frames = hatching
    var net = hatching
    for y in 0..<600 {
      for x in 0..<600 {
        if (x + y / 3) % 5 == 0 { hatching[x, y] = 0 }
        if min(min(x, y), min(599 - x, 599 - y)) % 4 == 1 { frames[x, y] = 0 }
        if x % 12 == 0 || y % 16 == 0 { net[x, y] = 0 }
      }
    }
    for image in [hatching, frames, net] { _ = read(image) }
  }
}
