import Raster
import Testing

@testable import Segmentation

/// Boxes around writing, as forms have them.
@Suite struct BoxRemovalTests {
  typealias Pictures = InkExtractionTests

  /// The lines of a box.
  static func drawBox(
    _ sketch: inout Sketch, x: ClosedRange<Double>, y: ClosedRange<Double>, pen: Double = 2
  ) {
    sketch.line(
      [
        (x.lowerBound, y.lowerBound), (x.upperBound, y.lowerBound), (x.upperBound, y.upperBound),
        (x.lowerBound, y.upperBound), (x.lowerBound, y.lowerBound),
      ], pen: pen)
  }

  /// A sketch with more drawn on it.
  static func with(_ sketch: Sketch, _ change: (inout Sketch) -> Void) -> Sketch {
    var changed = sketch
    change(&changed)
    return changed
  }

  private func mask(
    of image: GrayImage, _ change: (inout InkOptions) -> Void = { _ in }
  ) throws -> Mask {
    var options = SegmentationOptions()
    change(&options.ink)
    return try #require(extractInk(from: image, options: options)).mask
  }

  @Test(arguments: 0..<10, [0.0, 3])
  func `the box goes and the digit stays`(digit: Int, noise: Double) throws {
    var plain = Sketch(width: 150, height: 120)
    plain.paper = 235
    plain.draw(digit, x: 60, y: 35, width: 28, height: 44)
    let boxed = Self.with(plain) { Self.drawBox(&$0, x: 45...103, y: 22...92) }
    for isDark in [true, false] {
      let images = [plain, boxed].map { sketch in
        let image = noise > 0 ? Pictures.noisy(sketch.image, deviation: noise) : sketch.image
        return isDark ? image : image.inverted
      }
      // Little is left of a 1 where its edges are in doubt.
      #expect(try Pictures.overlap(mask(of: images[1]), mask(of: images[0])) > 0.9)
      let kept = try mask(of: images[1]) {
        $0.removesBoxes = false
        $0.removesFrames = false
        $0.removesUnderlines = false
      }
      #expect(try Pictures.overlap(kept, mask(of: images[0])) < 0.8)
    }
  }

  @Test func `a row of boxes shares sides`() throws {
    var plain = Sketch(width: 260, height: 110)
    for (place, digit) in [4, 0, 9, 6].enumerated() {
      plain.draw(digit, x: 33 + 50 * Double(place), y: 32, width: 26, height: 44)
    }
    let boxed = Self.with(plain) { sketch in
      for place in 0..<4 {
        let left = 20 + 50 * Double(place)
        Self.drawBox(&sketch, x: left...left + 50, y: 20...88)
      }
    }
    #expect(try Pictures.overlap(mask(of: boxed.image), mask(of: plain.image)) > 0.98)
  }

  @Test func `the bar of a 7 from side to side of its box is no line of the boxes`() throws {
    var plain = Sketch(width: 260, height: 110)
    for (place, digit) in [4, 0, 7, 6].enumerated() {
      // Its bar ends two pixels from the sides of its box.
      let isSeven = digit == 7
      plain.draw(
        digit, x: 20 + 50 * Double(place) + (isSeven ? 5 : 13), y: 32.5,
        width: isSeven ? 40 : 26, height: 44, pen: 3)
    }
    let boxed = Self.with(plain) { sketch in
      for place in 0..<4 {
        let left = 20 + 50 * Double(place)
        Self.drawBox(&sketch, x: left...left + 50, y: 20...88)
      }
    }
    let ink = try mask(of: boxed.image)
    #expect(ink[145, 32])
    #expect(try Pictures.overlap(ink, mask(of: plain.image)) > 0.95)
  }

  @Test func `a 1 that fills its box but for a little paper is no side of it`() throws {
    var plain = Sketch(width: 150, height: 110)
    plain.draw(3, x: 38, y: 32, width: 26, height: 44, pen: 3)
    plain.line([(90.5, 25), (90.5, 83)], pen: 3)
    let boxed = Self.with(plain) { Self.drawBox(&$0, x: 25...110, y: 20...88) }
    let ink = try mask(of: boxed.image)
    #expect(ink[90, 54])
    #expect(try Pictures.overlap(ink, mask(of: plain.image)) > 0.95)
  }

  @Test func `the lines of a table go, those between its rows too`() throws {
    var plain = Sketch(width: 200, height: 150)
    for (place, digit) in [4, 0, 9, 6].enumerated() {
      plain.draw(
        digit, x: place % 2 == 0 ? 45 : 125, y: place < 2 ? 25 : 90, width: 22, height: 36, pen: 4)
    }
    let table = Self.with(plain) { sketch in
      for y in [15.0, 75, 138] { sketch.line([(20, y), (180, y)], pen: 2) }
      for x in [20.0, 100, 180] { sketch.line([(x, 15), (x, 138)], pen: 2) }
    }
    #expect(try Pictures.overlap(mask(of: table.image), mask(of: plain.image)) > 0.97)
  }

  @Test func `a table of many rows goes, though digits are low beside it`() throws {
    var plain = Sketch(width: 260, height: 230)
    for (place, digit) in [4, 0, 9, 6].enumerated() {
      plain.draw(digit, x: 50, y: 26 + 50 * Double(place), width: 14, height: 24, pen: 3)
    }
    let table = Self.with(plain) { sketch in
      for place in 0...4 {
        let y = 15 + 50 * Double(place)
        // The rows are those of one column; the other is as high as all of them.
        sketch.line([(20, y), (place % 4 == 0 ? 240 : 110, y)], pen: 2)
      }
      for x in [20.0, 110, 240] { sketch.line([(x, 15), (x, 215)], pen: 2) }
    }
    #expect(try Pictures.overlap(mask(of: table.image), mask(of: plain.image)) > 0.95)
  }

  @Test func `strokes that go across a line stay whole`() throws {
    var plain = Sketch(width: 190, height: 120)
    plain.draw(9, x: 60, y: 40, width: 30, height: 62)
    plain.draw(2, x: 112, y: 32, width: 30, height: 44)
    let boxed = Self.with(plain) { Self.drawBox(&$0, x: 40...160, y: 20...88) }
    let ink = try mask(of: boxed.image)
    #expect(try Pictures.overlap(ink, mask(of: plain.image)) > 0.95)
    #expect(!ink[50, 88] && !ink[40, 60])
    #expect(connectedComponents(in: ink).count == 2)
  }

  @Test(arguments: [true, false])
  func `what the picture cuts off is a box too`(isCorner: Bool) throws {
    var plain = Sketch(width: 140, height: 80)
    plain.draw(3, x: 40, y: 8, width: 26, height: 46)
    plain.draw(8, x: 84, y: 8, width: 26, height: 46)
    let boxed = Self.with(plain) { sketch in
      sketch.line(
        isCorner
          ? [(20, -5), (20, 65), (150, 65)] : [(20, -5), (20, 65), (125, 65), (125, -5)], pen: 2.5)
    }
    #expect(try Pictures.overlap(mask(of: boxed.image), mask(of: plain.image)) > 0.97)
  }

  @Test func `lines of both directions go, in both masks`() {
    var sketch = Sketch(width: 150, height: 120)
    sketch.draw(3, x: 60, y: 35, width: 28, height: 44)
    let plain = binarize(sketch.image, threshold: 127)
    Self.drawBox(&sketch, x: 45...103, y: 22...92)
    var ink = CrossedMask(binarize(sketch.image, threshold: 127))
    #expect(removeBoxes(from: &ink, strokeWidth: 5, lineHeight: 50) == 4)
    #expect(Pictures.overlap(ink.mask, plain) > 0.98)
    #expect(ink.transposed == ink.mask.transposed())
  }

  @Test func `thick lines are no part of a box that the picture cuts off`() {
    func count(top: Double) -> Int {
      var sketch = Sketch(width: 150, height: 110)
      sketch.draw(3, x: 60, y: 25, width: 28, height: 44)
      Self.drawBox(&sketch, x: 40...108, y: top...92, pen: 6)
      var ink = CrossedMask(binarize(sketch.image, threshold: 127))
      return removeBoxes(from: &ink, strokeWidth: 4.5, lineHeight: 50)
    }
    #expect(count(top: 10) == 4)
    #expect(count(top: -20) == 0)
  }

  @Test func `digits of straight strokes are no boxes`() throws {
    var sketch = Sketch(width: 200, height: 110)
    sketch.draw(5, x: 20, y: 30, width: 28, height: 46)
    // A 0 and an 8 with corners.
    Self.drawBox(&sketch, x: 70...98, y: 30...76, pen: 4)
    Self.drawBox(&sketch, x: 120...148, y: 30...53, pen: 4)
    Self.drawBox(&sketch, x: 120...148, y: 53...76, pen: 4)
    let ink = try mask(of: sketch.image)
    #expect(ink[70, 50] && ink[85, 30] && ink[120, 65] && ink[135, 53])
    #expect(try ink == mask(of: sketch.image) { $0.removesBoxes = false })
  }

  @Test func `the bar and the stem of a 7 in the corner are no box`() throws {
    var sketch = Sketch(width: 90, height: 60)
    sketch.line([(-5, 3), (30, 3), (30, 70)], pen: 4)
    sketch.draw(8, x: 48, y: 4, width: 28, height: 52, pen: 6)
    #expect(try mask(of: sketch.image)[15, 3])
    #expect(try mask(of: sketch.image)[30, 40])
  }

  @Test func `a 1 from the upper line to the lower one stays`() throws {
    var sketch = Sketch(width: 170, height: 100)
    sketch.draw(2, x: 36, y: 28, width: 26, height: 44)
    sketch.line([(90, 20), (90, 80)], pen: 5)
    sketch.draw(4, x: 112, y: 28, width: 26, height: 44)
    Self.drawBox(&sketch, x: 20...150, y: 18...82, pen: 2)
    let ink = try mask(of: sketch.image)
    #expect(ink[90, 50])
    #expect(!ink[20, 50] && !ink[60, 18])
  }

  @Test func `an empty box is none`() throws {
    var sketch = Sketch(width: 200, height: 100)
    sketch.draw(6, x: 20, y: 30, width: 26, height: 44)
    Self.drawBox(&sketch, x: 90...170, y: 20...85, pen: 4)
    #expect(try mask(of: sketch.image)[90, 50])
  }

  @Test func `of more lines than writing has none is looked for`() throws {
    var sketch = Sketch(width: 150, height: 120)
    sketch.draw(5, x: 60, y: 35, width: 28, height: 44)
    Self.drawBox(&sketch, x: 45...103, y: 22...92)
    let kept = try mask(of: sketch.image) {
      $0.boxes.maximumLines = 3
      $0.removesFrames = false
      $0.removesUnderlines = false
    }
    #expect(kept[45, 60])
    #expect(try !mask(of: sketch.image)[45, 60])
  }

  @Test func `lines that nothing holds at one end are none`() {
    func line(
      _ x: Int, _ y: Int, _ length: Int, upright: Bool = false, thickness: Double = 2
    ) -> BoxLines.Line {
      BoxLines.Line(
        bounds: Rect(
          x: x, y: y, width: upright ? 2 : length, height: upright ? length : 2),
        thickness: thickness, isUpright: upright, place: 0)
    }
    let picture = Rect(x: 0, y: 0, width: 300, height: 200)
    let above = line(50, 50, 100)
    let below = line(50, 120, 100)
    let left = line(50, 50, 72, upright: true)
    let right = line(148, 50, 72, upright: true)
    func sizes(_ lines: [BoxLines.Line]) -> [Int] {
      BoxLines(of: lines, in: picture, options: BoxOptions()).groups.map(\.lines.count)
    }
    #expect(sizes([above, below, left, right]) == [4])
    // Without a side nothing is left: what it held goes with it.
    #expect(sizes([above, below, left]).isEmpty)
    #expect(sizes([above, below, left, line(160, 50, 72, upright: true)]).isEmpty)
    // A divider may stand anywhere between; one that hangs in the air goes alone.
    #expect(sizes([above, below, left, right, line(90, 50, 72, upright: true)]) == [5])
    #expect(sizes([above, below, left, right, line(90, 50, 40, upright: true)]) == [4])
    // However thick it is, what ends before a thin line does not meet it.
    let one = line(90, 57, 58, upright: true, thickness: 12)
    #expect(sizes([above, below, left, right, one]) == [4])
    // Two boxes apart are two.
    let other = [line(200, 50, 60), line(200, 120, 60)]
    let sides = [line(200, 50, 72, upright: true), line(258, 50, 72, upright: true)]
    #expect(sizes([above, below, left, right] + other + sides) == [4, 4])
    // At the picture's side a line may end.
    let cut = BoxLines(
      of: [line(50, 120, 250), line(50, 0, 122, upright: true)], in: picture, options: BoxOptions()
    ).groups
    #expect(cut.map(\.isCutOff) == [true])
    #expect(
      sizes([line(0, 120, 300), line(50, 0, 122, upright: true)]).isEmpty,
      "an underline with a 1 on it")
  }
}
