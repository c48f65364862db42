import Raster
import Segmentation
import Testing

@Suite struct LatticeTests {
  @Test func `digits apart are whole components, each alone`() throws {
    var sketch = Sketch(width: 240, height: 100)
    for (place, digit) in [3, 1, 8].enumerated() {
      sketch.draw(digit, x: 20 + 70 * Double(place), y: 20, width: 40, height: 60)
    }
    let line = try #require(lattice(sketch.image))
    let wholes = line.spans.filter(\.isComponent)
    #expect(wholes.count == 3)
    #expect(wholes.allSatisfy { $0.isIsolated && $0.cutSides == 0 && $0.isWhole })
    #expect(wholes.allSatisfy { $0.prior == 0 })
    #expect((60...68).contains(line.lineHeight))
    #expect((4...6).contains(line.strokeWidth))
  }

  @Test func `digits that touch have a cut where they meet`() throws {
    var sketch = Sketch(width: 160, height: 100)
    sketch.draw(0, x: 20, y: 20, width: 44, height: 60)
    sketch.draw(0, x: 66, y: 20, width: 44, height: 60)
    let line = try #require(lattice(sketch.image))
    #expect(Set(line.primitives.map(\.component)).count == 1)
    for (left, right) in [(18, 65), (65, 113)] {
      let spans = line.spans.filter {
        abs($0.bounds.x - left) <= 4 && abs($0.bounds.maxX - right) <= 4
      }
      #expect(spans.contains { $0.cutSides == 1 && !$0.isWhole && !$0.isComponent })
    }
  }

  @Test(arguments: [
    (width: 26, height: 46, step: 21, pen: 3), (32, 46, 24, 3), (26, 46, 18, 5), (38, 40, 33, 3),
    (26, 30, 24, 3), (32, 40, 30, 6),
  ])
  func `of zeros in a chain each is a candidate with both its sides`(
    width: Int, height: Int, step: Int, pen: Int
  ) throws {
    var sketch = Sketch(width: 220, height: 100)
    let lefts = (0..<4).map { 20 + $0 * step }
    for left in lefts {
      sketch.draw(
        0, x: Double(left), y: 24, width: Double(width), height: Double(height), pen: Double(pen))
    }
    let line = try #require(lattice(sketch.image))
    for left in lefts {
      let (start, end) = (left - pen / 2, left + width + pen / 2)
      #expect(
        line.spans.contains { abs($0.bounds.x - start) <= 4 && abs($0.bounds.maxX - end) <= 4 })
    }
  }

  @Test func `a bar that stands apart makes a digit with its body`() throws {
    let line = try #require(
      lattice(
        """
        ...................
        ...................
        ....##.............
        ....##...########..
        ....#....########..
        ....#..............
        ....####...........
        ....######.........
        ........##.........
        .........##........
        .........##........
        ........##.........
        ...#######.........
        ...#####...........
        ...................
        ...................
        """, pixelSide: 4))
    let both = Rect(x: 12, y: 8, width: 56, height: 48)
    #expect(line.spans.contains { $0.bounds == both && $0.isWhole && $0.prior > -2 })
    #expect(line.spans.allSatisfy { !$0.isIsolated })
  }

  @Test func `slanted lines stay apart`() {
    var sketch = Sketch(width: 420, height: 260)
    for place in 0..<6 {
      let x = 20 + 64 * Double(place)
      sketch.draw(place, x: x, y: 20 + 14 * Double(place), width: 36, height: 60)
      sketch.draw(9 - place, x: x, y: 105 + 14 * Double(place), width: 36, height: 60)
    }
    let lines = read(sketch.image)
    #expect(lines.map { $0.spans.filter(\.isComponent).count } == [6, 6])
    #expect(lines[0].primitives[0].bounds.y < lines[1].primitives[0].bounds.y)
    #expect(lines.allSatisfy { $0.spans.filter(\.isComponent).allSatisfy { $0.prior > -0.5 } })
  }

  @Test func `smaller writing below makes a line of its own height`() {
    var sketch = Sketch(width: 300, height: 220)
    for place in 0..<3 {
      sketch.draw(place + 2, x: 20 + 80 * Double(place), y: 20, width: 50, height: 80)
    }
    for place in 0..<5 {
      sketch.draw(place, x: 30 + 30 * Double(place), y: 160, width: 18, height: 30, pen: 3)
    }
    let lines = read(sketch.image)
    #expect(lines.map { $0.spans.filter(\.isComponent).count } == [3, 5])
    #expect(lines.map(\.lineHeight).allSatisfy { (30...88).contains($0) })
    #expect(lines.last.map { $0.lineHeight < 40 } == true)
  }

  @Test func `specks and rests at the side are no primitives`() throws {
    var sketch = Sketch(width: 200, height: 110)
    sketch.draw(2, x: 60, y: 25, width: 40, height: 60)
    sketch.draw(5, x: 120, y: 25, width: 40, height: 60)
    sketch.line([(110, 50), (111, 50)], pen: 2)
    sketch.line([(0, 109), (60, 109)], pen: 4)
    let line = try #require(lattice(sketch.image))
    #expect(Set(line.primitives.map(\.component)).count == 2)
  }

  @Test func `an edge of a printed box is marked, a pen stroke is not`() throws {
    var sketch = Sketch(width: 220, height: 110)
    sketch.line([(8, 15), (8, 95)], pen: 2)
    sketch.draw(1, x: 30, y: 25, width: 20, height: 60, pen: 6)
    sketch.draw(0, x: 80, y: 25, width: 40, height: 60, pen: 6)
    sketch.draw(4, x: 140, y: 25, width: 40, height: 60, pen: 6)
    let line = try #require(lattice(sketch.image))
    #expect(line.primitives[0].framePenalty == 6)
    #expect(line.primitives.dropFirst().allSatisfy { $0.framePenalty == 0 })
  }

  @Test func `what is cut later is cut as at once`() throws {
    // Two rings that touch, and a 1 apart.
    var sketch = Sketch(width: 220, height: 110)
    sketch.draw(0, x: 30, y: 25, width: 40, height: 60, pen: 6)
    sketch.draw(0, x: 68, y: 25, width: 40, height: 60, pen: 6)
    sketch.draw(1, x: 150, y: 25, width: 20, height: 60, pen: 6)
    let ink = plainInk(of: sketch.image)
    let whole = try #require(lattices(of: ink, cuts: false).first)
    let cut = try #require(lattices(of: ink).first)
    #expect(whole.componentCount == 2 && whole.primitives.count == 2)
    #expect(whole.spans.allSatisfy { $0.isWhole })
    #expect(cut.primitives.count > 2)
    let later = whole.cutting { _ in true }
    #expect(later.primitives == cut.primitives && later.spans == cut.spans)
    for (own, expected) in zip(later.spans, cut.spans) {
      #expect(later.glyph(of: own) == cut.glyph(of: expected))
    }
    // Only the rings.
    let rings = try #require(whole.primitives.first?.component)
    let partly = whole.cutting { $0 == rings }
    #expect(partly.primitives.filter { $0.component != rings }.count == 1)
    #expect(partly.primitives.filter { $0.component == rings }.count > 1)
  }

  @Test func `a blank page has no lines`() {
    let ink = GrayImage(width: 60, height: 40, filledWith: 0)
    let blank = InkPicture(
      ink: ink, mask: Mask(width: 60, height: 40), polarity: .darkOnLight)
    #expect(lattices(of: blank).isEmpty)
  }
}

/// The ink of a clean picture, without looking for paper and rules.
func plainInk(of image: GrayImage, scale: Double = 1) -> InkPicture {
  InkPicture(
    ink: image.inverted, mask: binarize(image, threshold: 127), polarity: .darkOnLight,
    scale: scale)
}

func read(_ image: GrayImage) -> [LineLattice] { lattices(of: plainInk(of: image)) }

func lattice(_ image: GrayImage) -> LineLattice? {
  let lines = read(image)
  return lines.count == 1 ? lines[0] : nil
}

func lattice(_ text: String, pixelSide: Int) -> LineLattice? {
  lattice(picture(text, pixelSide: pixelSide))
}
