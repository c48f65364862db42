import Raster
import Testing

@testable import Segmentation

@Suite struct InkExtractionTests {
  /// Two digits of 50 pixels.
  static func digits(_ first: Int = 2, _ second: Int = 5, pen: Double = 5) -> Sketch {
    var sketch = Sketch(width: 200, height: 130)
    sketch.paper = 220
    sketch.ink = 60
    sketch.draw(first, x: 50, y: 40, width: 30, height: 50, pen: pen)
    sketch.draw(second, x: 115, y: 40, width: 30, height: 50, pen: pen)
    return sketch
  }

  /// The part of the ink of one mask that another has too, and the other way round.
  static func overlap(_ a: Mask, _ b: Mask) -> Double {
    var both = a
    both.subtract(b)
    let shared = Double(a.area - both.area)
    return shared / Double(max(1, max(a.area, b.area)))
  }

  /// What lies a quarter of the sides away from them.
  static func middle(of mask: Mask) -> Mask {
    var middle = Mask(width: mask.width, height: mask.height)
    for y in mask.height / 4..<mask.height * 3 / 4 {
      for x in mask.width / 4..<mask.width * 3 / 4 { middle[x, y] = mask[x, y] }
    }
    return middle
  }

  static func noisy(_ image: GrayImage, deviation: Double = 3, seed: UInt64 = 1) -> GrayImage {
    var generator = SeededGenerator(seed: seed)
    return image.mapped { _, _, level in level + deviation * generator.normal() }
  }

  @Test func `of a drawing the ink is that of one threshold`() throws {
    let image = Self.digits().image
    let ink = try #require(extractInk(from: image))
    let levels = try #require(findInkLevels(in: image))
    #expect(ink.mask == binarize(image, threshold: levels.threshold))
    #expect(ink.scale == 1)
    #expect(ink.ink[65, 40] == 255 && ink.ink[5, 5] == 0)
  }

  /// Enlarged, their edges are as soft as strokes are wide.
  @Test(arguments: 0..<10, [9.0, 10, 12])
  func `tiny digits in small drawings are ink`(digit: Int, height: Double) throws {
    var sketch = Sketch(width: Int(height * 0.7) + 9, height: Int(height) + 9)
    sketch.draw(
      digit, x: 4.5, y: 4.5, width: 0.6 * height, height: height, pen: 0.14 * height)
    let image = CutOutDrawingTests.blurred(sketch.image)
    for drawing in [image, image.inverted] {
      let ink = try #require(extractInk(from: drawing))
      #expect(Double(ink.mask.area) > 0.1 * height * height * ink.scale * ink.scale)
    }
  }

  @Test(arguments: [0.0, 3])
  func `a picture and its negative have the same ink`(noise: Double) throws {
    let image = Self.noisy(Self.digits().image, deviation: noise)
    let dark = try #require(extractInk(from: image))
    let light = try #require(extractInk(from: image.inverted))
    #expect(dark.polarity == .darkOnLight && light.polarity == .lightOnDark)
    #expect(Self.overlap(dark.mask, light.mask) > 0.98)
  }

  @Test(arguments: [Polarity.darkOnLight, .lightOnDark])
  func `shade does not change the ink`(polarity: Polarity) throws {
    let image = Self.digits().image
    let plain = try #require(extractInk(from: image))
    let shades: [(Int, Int) -> Double] = [
      { x, _ in 1 - 0.6 * Double(x) / 200 },
      { x, y in 0.4 + 0.3 * Double(x) / 200 + 0.3 * Double(y) / 130 },
      // A hand over most of the sheet.
      { x, y in 1 - 0.55 * min(1, max(0, Double(x + y - 90) / 30)) },
    ]
    for shade in shades {
      var shaded = Self.noisy(image.mapped { x, y, level in level * shade(x, y) }, deviation: 1)
      if polarity == .lightOnDark { shaded = shaded.inverted }
      let ink = try #require(extractInk(from: shaded))
      #expect(ink.polarity == polarity)
      #expect(Self.overlap(ink.mask, plain.mask) > 0.85)
    }
  }

  @Test func `in shade ink is as dark as in light`() throws {
    // A hand over the right half: what is written there differs from its paper by less than half as much.
    var sketch = Self.digits(pen: 9)
    sketch.strokes.removeLast()
    sketch.draw(5, x: 115, y: 40, width: 30, height: 50, pen: 4)
    let shaded = Self.noisy(
      sketch.image.mapped { x, _, level in
        level * (1 - 0.55 * min(1, max(0, Double(x - 95) / 12)))
      }, deviation: 1)
    let ink = try #require(extractInk(from: shaded))
    #expect(ink.scale == 1)
    func meanInk(_ columns: Range<Int>) -> Double {
      var sum = 0
      var count = 0
      for y in 40..<90 {
        for x in columns where ink.mask[x, y] {
          sum += Int(ink.ink[x, y])
          count += 1
        }
      }
      return Double(sum) / Double(max(1, count))
    }
    #expect(meanInk(50..<80) > 200 && meanInk(115..<145) > 200)
  }

  @Test func `a shade that cuts off a corner is no ink`() throws {
    let plain = try #require(extractInk(from: Self.digits().image))
    let shaded = Self.noisy(
      Self.digits().image.mapped { x, y, level in
        level * (1 - 0.6 * min(1, max(0, Double(x + y - 280) / 4)))
      }, deviation: 3)
    let ink = try #require(extractInk(from: shaded))
    #expect(ink.scale == 1 && Self.overlap(plain.mask, ink.mask) > 0.8)
    #expect(!(180..<200).contains { ink.mask[$0, 125] })
  }

  @Test(arguments: 0..<10)
  func `a digit that the side of a shade crosses is ink, that side is none`(digit: Int) throws {
    var sketch = Sketch(width: 110, height: 110)
    sketch.paper = 225
    sketch.ink = 50
    sketch.draw(digit, x: 38, y: 30, width: 34, height: 50, pen: 6)
    let plain = try #require(extractInk(from: sketch.image))
    // Upright, level and aslant, through the digit and beside it.
    let sides: [(Int, Int) -> Double] = [
      { x, _ in Double(x - 50) }, { x, _ in Double(x - 84) }, { _, y in Double(y - 55) },
      { _, y in Double(18 - y) }, { x, y in Double(x + y - 110) },
      { x, y in Double(2 * x - y - 20) },
    ]
    for (number, side) in sides.enumerated() {
      let shaded = Self.noisy(
        sketch.image.mapped { x, y, level in
          level * (1 - 0.5 * min(1, max(0, side(x, y) / 3)))
        }, deviation: 2)
      let ink = try #require(extractInk(from: shaded))
      #expect(ink.polarity == .darkOnLight)
      // Where it runs into a corner of the picture, what it cuts off may be taken for ink.
      #expect(
        Self.overlap(Self.middle(of: ink.mask), Self.middle(of: plain.mask)) > 0.7,
        "side \(number)")
    }
  }

  @Test func `a bold digit alone on its paper is no corner of a frame`() throws {
    // An open 6: all its ink lies along the left and lower sides of its box.
    var sketch = Sketch(width: 100, height: 110)
    sketch.paper = 220
    sketch.ink = 40
    sketch.line([(30, 34), (22, 60), (24, 82)], pen: 13)
    sketch.line([(24, 82), (60, 76)], pen: 13)
    let plain = binarize(sketch.image, threshold: 130)
    let ink = try #require(extractInk(from: Self.noisy(sketch.image)))
    #expect(Self.overlap(ink.mask, plain) > 0.8)
  }

  @Test func `a given polarity and level are kept to`() throws {
    let image = Self.noisy(Self.digits().image)
    let given = SegmentationOptions(polarity: .lightOnDark)
    #expect(try #require(extractInk(from: image, options: given)).polarity == .lightOnDark)
    let fixed = SegmentationOptions(thresholding: .fixed(100))
    let ink = try #require(extractInk(from: image, options: fixed))
    for y in 0..<image.height {
      for x in 0..<image.width where ink.mask[x, y] { #expect(image[x, y] <= 100) }
    }
    #expect(ink.mask.area > 300)
  }

  @Test(arguments: [0.0, 2])
  func `a rule through digits goes and the digits stay`(noise: Double) throws {
    let plain = try #require(extractInk(from: Self.digits(0, 4).image))
    var ruled = Self.digits(0, 4)
    // Through the middle of the 0, above the bar of the 4.
    ruled.line([(0, 58.5), (200, 58.5)], pen: 2)
    let ink = try #require(extractInk(from: Self.noisy(ruled.image, deviation: noise)))
    for x in [5, 25, 65, 100, 170, 195] { #expect(!ink.mask[x, 58] && ink.ink[x, 58] == 0) }
    #expect(Self.overlap(ink.mask, plain.mask) > 0.93)
  }

  @Test(arguments: [0.0, 2])
  func `an underline goes and the digits stay`(noise: Double) throws {
    let plain = try #require(extractInk(from: Self.digits(7, 3).image))
    var underlined = Self.digits(7, 3)
    underlined.line([(30, 103), (165, 105)], pen: 4)
    let ink = try #require(extractInk(from: Self.noisy(underlined.image, deviation: noise)))
    #expect(Self.overlap(ink.mask, plain.mask) > 0.95)
  }

  @Test(arguments: [0.0, 2])
  func `the feet of zeros in a row stay`(noise: Double) throws {
    var sketch = Sketch(width: 240, height: 130)
    sketch.paper = 220
    sketch.ink = 60
    // Their straight feet make one line, as long as an underline and as thick as the pen.
    for left in [20.0, 70, 120, 170] {
      let right = left + 50
      sketch.line([(left, 90), (left + 4, 50), (right - 4, 50), (right, 90)])
    }
    sketch.line([(20, 90), (220, 90)])
    let ink = try #require(extractInk(from: Self.noisy(sketch.image, deviation: noise))).mask
    #expect([45, 95, 145, 195].allSatisfy { ink[$0, 90] })
  }

  @Test(arguments: [0.0, 2])
  func `squared paper goes and the digits stay`(noise: Double) throws {
    let plain = try #require(extractInk(from: Self.digits(2, 9).image))
    var squared = Self.digits(2, 9)
    for x in stride(from: 11.5, to: 200, by: 26) { squared.line([(x, 0), (x, 130)], pen: 1) }
    for y in stride(from: 9.5, to: 130, by: 26) { squared.line([(0, y), (200, y)], pen: 1) }
    let ink = try #require(extractInk(from: Self.noisy(squared.image, deviation: noise)))
    #expect(Self.overlap(ink.mask, plain.mask) > 0.85)
  }

  @Test func `a few squares go`() throws {
    var plain = Sketch(width: 90, height: 90)
    plain.draw(3, x: 34, y: 20, width: 30, height: 50)
    var squared = plain
    for y in [9.5, 62.5] { squared.line([(0, y), (90, y)], pen: 2) }
    squared.line([(24.5, 0), (24.5, 90)], pen: 2)
    let digit = try #require(extractInk(from: plain.image)).mask
    let ink = try #require(extractInk(from: squared.image)).mask
    #expect(Self.overlap(ink, digit) > 0.9)
  }

  @Test func `a 4 that fills its drawing is no square`() throws {
    var sketch = Sketch(width: 60, height: 90)
    sketch.line([(40, 0), (40, 90)], pen: 4)
    sketch.line([(0, 55), (60, 55)], pen: 4)
    sketch.line([(30, 0), (2, 55)], pen: 4)
    let ink = try #require(extractInk(from: sketch.image)).mask
    let levels = try #require(findInkLevels(in: sketch.image))
    #expect(ink == binarize(sketch.image, threshold: levels.threshold))
  }

  @Test(arguments: [
    // Corners whose ends lie apart from the picture's sides, and bars above and below the digits.
    [[(160.0, 14.0), (184, 14), (184, 46)]], [[(14, 84), (14, 117), (40, 117)]],
    [[(186, 8), (186, 38)]], [[(12, 94), (12, 124)]],
  ])
  func `what is left of a frame goes`(remains: [[(Double, Double)]]) throws {
    let plain = try #require(extractInk(from: Self.noisy(Self.digits().image))).mask
    var framed = Self.digits()
    for line in remains { framed.line(line, pen: 4) }
    let ink = try #require(extractInk(from: Self.noisy(framed.image))).mask
    #expect(Self.overlap(ink, plain) > 0.97)
  }

  @Test(arguments: [
    // A leaning 1, a 1 like a bar, a 1 that begins above its neighbors.
    [[(22.0, 40.0), (8, 90)]], [[(10, 40), (10, 90)]], [[(10, 30), (10, 80)]],
    // A 7 near the corner.
    [[(165, 24), (190, 24), (176, 74)]],
  ])
  func `a digit near the side stays`(digit: [[(Double, Double)]]) throws {
    var sketch = Self.digits()
    for line in digit { sketch.line(line, pen: 5) }
    let ink = try #require(extractInk(from: Self.noisy(sketch.image))).mask
    #expect(connectedComponents(in: ink).count == 3)
  }

  @Test func `a 1 of a finer pen near the side stays, and a line higher than the writing goes`()
    throws
  {
    for (top, bottom, count) in [(40.0, 90.0, 3), (10, 120, 2)] {
      var sketch = Self.digits(pen: 6)
      sketch.line([(18, top), (18, bottom)], pen: 2)
      let ink = try #require(extractInk(from: Self.noisy(sketch.image))).mask
      #expect(connectedComponents(in: ink).count == count)
    }
  }

  @Test func `the box around a cell goes`() throws {
    var cell = Self.digits(1, 7)
    let plain = try #require(extractInk(from: Self.noisy(cell.image)))
    cell.line([(0, 8), (200, 8)], pen: 2)
    cell.line([(0, 122), (200, 122)], pen: 2)
    cell.line([(7, 0), (7, 130)], pen: 2)
    cell.line([(194, 0), (194, 130)], pen: 2)
    let ink = try #require(extractInk(from: Self.noisy(cell.image)))
    #expect(Self.overlap(ink.mask, plain.mask) > 0.95)
  }

  @Test(arguments: [1, 2, 4, 5, 7])
  func `a bold digit that fills its drawing stays`(digit: Int) throws {
    for (width, height) in [(40, 60), (80, 60)] {
      var sketch = Sketch(width: width, height: height)
      sketch.draw(
        digit, x: 4, y: 4, width: Double(width) - 8, height: Double(height) - 8, pen: 6)
      let levels = try #require(findInkLevels(in: sketch.image))
      let ink = try #require(extractInk(from: sketch.image))
      #expect(ink.mask == binarize(sketch.image, threshold: levels.threshold))
    }
  }

  @Test func `ones cut out tightly are no frame`() throws {
    var sketch = Sketch(width: 70, height: 60)
    for x in [5.0, 35, 65] { sketch.line([(x, 2), (x, 58)], pen: 5) }
    let ink = try #require(extractInk(from: sketch.image))
    #expect(connectedComponents(in: ink.mask).count == 3)
  }

  /// A photograph of a number that fills it but for some pixels.
  private static func tightPhotograph(of digits: [Int]) -> Sketch {
    var sketch = Sketch(width: 40 * digits.count, height: 60)
    sketch.paper = 190
    sketch.ink = 70
    for (place, digit) in digits.enumerated() {
      let isLast = place == digits.count - 1
      // A 1 stands in the middle of its box, and the outer ones stand at the sides.
      let shift = digit != 1 ? (isLast ? 10.0 : 8) : place == 0 ? -6 : isLast ? 22 : 8
      sketch.draw(
        digit, x: 40 * Double(place) + shift, y: 5, width: 24, height: 50,
        pen: digit == 7 ? 4 : 6)
    }
    return sketch
  }

  @Test(arguments: [[1, 0, 3], [1, 5, 1], [8, 3, 1], [0, 1, 7], [2, 0, 7]])
  func `the outer digits of a number that fills its photograph stay`(number: [Int]) throws {
    let sketch = Self.tightPhotograph(of: number)
    let ink = try #require(extractInk(from: Self.noisy(sketch.image)))
    #expect(connectedComponents(in: ink.mask).count == 3)
    for (points, _) in sketch.strokes {
      for (a, b) in zip(points, points.dropFirst()) {
        let x = Int(ink.scale * (a.x + b.x) / 2)
        let y = Int(ink.scale * (a.y + b.y) / 2)
        #expect(ink.mask[x, y], "from \(a) to \(b)")
      }
    }
  }

  @Test(arguments: [
    // Finer than the pen; as thick, and higher than the picture.
    (2.5, 6.0, 55.5), (6, -4, 64),
  ])
  func `a printed line beside a number that fills its photograph goes`(
    pen: Double, top: Double, bottom: Double
  ) throws {
    var sketch = Self.tightPhotograph(of: [8, 3, 0])
    sketch.line([(123, top), (123, bottom)], pen: pen)
    sketch.width = 129
    let ink = try #require(extractInk(from: Self.noisy(sketch.image)))
    #expect(connectedComponents(in: ink.mask).count == 3)
  }

  @Test func `specks go`() throws {
    var specked = Self.digits().image
    for (x, y) in [(10, 10), (100, 30), (180, 100)] { specked[x, y] = 30 }
    let ink = try #require(extractInk(from: specked))
    #expect(!ink.mask[10, 10] && !ink.mask[100, 30] && !ink.mask[180, 100])
    #expect(ink.ink[100, 30] == 0)
  }

  @Test func `tiny writing and small photographs are enlarged`() throws {
    var tiny = Sketch(width: 60, height: 20)
    tiny.draw(3, x: 10, y: 4, width: 6, height: 11, pen: 1.5)
    tiny.draw(8, x: 30, y: 4, width: 6, height: 11, pen: 1.5)
    let drawing = try #require(extractInk(from: tiny.image))
    #expect(drawing.scale == 3 && drawing.mask.width == 180 && drawing.mask.height == 60)
    var cell = Sketch(width: 80, height: 55)
    cell.paper = 200
    cell.ink = 90
    cell.draw(6, x: 25, y: 12, width: 20, height: 30, pen: 3)
    let photograph = try #require(extractInk(from: Self.noisy(cell.image)))
    #expect(photograph.scale == 2 && photograph.mask.height == 110)
    #expect(connectedComponents(in: photograph.mask).count == 1)
  }

  @Test(arguments: [
    (1, 1), (1, 2), (2, 1), (1, 700), (700, 1), (2, 2), (3, 65), (64, 64), (65, 3), (17, 129),
    (300, 200),
  ])
  func `noise of any size is taken`(width: Int, height: Int) {
    var generator = SeededGenerator(seed: UInt64(width * height))
    var image = GrayImage(width: width, height: height, filledWith: 0)
    for spread: UInt8 in [1, 20, 255] {
      for index in image.pixels.indices {
        image.pixels[index] = UInt8.random(in: 0...spread, using: &generator)
      }
      for polarity in [nil, Polarity.darkOnLight, .lightOnDark] {
        for thresholding in [Thresholding.otsu, .fixed(0), .fixed(128), .fixed(255)] {
          let options = SegmentationOptions(polarity: polarity, thresholding: thresholding)
          guard let ink = extractInk(from: image, options: options) else { continue }
          #expect(Double(ink.mask.width) >= Double(width))
        }
      }
    }
  }

  @Test(arguments: [0.4, 3, 12, 30])
  func `bare paper has no ink`(deviation: Double) {
    let page = Self.noisy(GrayImage(width: 240, height: 180, filledWith: 200), deviation: deviation)
    #expect(extractInk(from: page)?.mask.area ?? 0 == 0)
    let small = Self.noisy(GrayImage(width: 28, height: 28, filledWith: 200), deviation: deviation)
    #expect(extractInk(from: small)?.mask.area ?? 0 == 0)
    let shaded = page.mapped { x, _, level in level * (1 - 0.002 * Double(x)) }
    #expect(extractInk(from: shaded)?.mask.area ?? 0 == 0)
  }

  @Test func `paper without pixels or of one color has no ink`() {
    #expect(extractInk(from: GrayImage(width: 0, height: 0, filledWith: 0)) == nil)
    #expect(extractInk(from: GrayImage(width: 5, height: 5, filledWith: 9)) == nil)
  }
}
