import Raster
import Testing

@testable import Segmentation

/// Photographs of little more than a digit, with paper of uneven light.
@Suite struct CutOutPhotographTests {
  typealias Pictures = InkExtractionTests

  /// The ink of a drawing, enlarged as that of its photograph is.
  static func plainInk(of sketch: Sketch, by scale: Double) -> Mask {
    binarize(enlarge(sketch.image, by: scale), threshold: UInt8((sketch.paper + sketch.ink) / 2))
  }

  @Test(arguments: 0..<10, [Polarity.darkOnLight, .lightOnDark])
  func `a digit that fills its photograph is ink`(digit: Int, polarity: Polarity) throws {
    for (width, height, pen) in [(26, 40, 5.0), (36, 52, 7), (70, 100, 12)] {
      var sketch = Sketch(width: width, height: height)
      sketch.paper = 190
      sketch.ink = 70
      // The strokes' outer sides are two pixels from the picture's: a bar along those may be a frame's.
      sketch.draw(
        digit, x: pen / 2 + 2, y: pen / 2 + 2, width: Double(width) - pen - 4,
        height: Double(height) - pen - 4, pen: pen)
      let image = Pictures.noisy(sketch.image, deviation: 4)
      let ink = try #require(
        extractInk(from: polarity == .darkOnLight ? image : image.inverted))
      #expect(ink.polarity == polarity, "\(width) pixels wide")
      let plain = Self.plainInk(of: sketch, by: ink.scale)
      #expect(Pictures.overlap(ink.mask, plain) > 0.7, "\(width) pixels wide")
    }
  }

  @Test(arguments: 0..<10)
  func `a small one that is out of focus is ink as well`(digit: Int) throws {
    for (width, height) in [(20, 24), (16, 18), (22, 22), (18, 26)] {
      var sketch = Sketch(width: width, height: height)
      sketch.paper = 170
      sketch.ink = 60
      sketch.draw(
        digit, x: 2.5, y: 2.5, width: Double(width) - 5, height: Double(height) - 5, pen: 2.5)
      let image = Pictures.noisy(CutOutDrawingTests.blurred(sketch.image), deviation: 4)
      let ink = try #require(extractInk(from: image))
      #expect(ink.polarity == .darkOnLight)
      #expect(
        Pictures.overlap(ink.mask, Self.plainInk(of: sketch, by: ink.scale)) > 0.5,
        "\(width)×\(height) pixels")
    }
  }

  @Test(arguments: 0..<10, [Polarity.darkOnLight, .lightOnDark])
  func `what lies in a corner of other light does not make ink of paper`(
    digit: Int, polarity: Polarity
  ) throws {
    var sketch = Sketch(width: 90, height: 80)
    sketch.paper = 105
    sketch.ink = 55
    sketch.draw(digit, x: 40, y: 20, width: 28, height: 42, pen: 5)
    let lit = Pictures.noisy(
      sketch.image.mapped { x, y, level in
        level * (1 + 0.9 * min(1, max(0, Double(50 - x - (80 - y)) / 6)))
      }, deviation: 3)
    let ink = try #require(extractInk(from: polarity == .darkOnLight ? lit : lit.inverted))
    #expect(ink.polarity == polarity)
    #expect(
      Pictures.overlap(
        Pictures.middle(of: ink.mask),
        Pictures.middle(of: Self.plainInk(of: sketch, by: ink.scale))) > 0.7)
  }

  @Test func `a frame all around does not make ink of paper`() throws {
    var sketch = Sketch(width: 120, height: 110)
    sketch.paper = 180
    sketch.ink = 90
    sketch.draw(9, x: 30, y: 30, width: 24, height: 50, pen: 4)
    sketch.line([(1, 1), (119, 1), (119, 109), (1, 109), (1, 1)], pen: 2)
    let image = Pictures.noisy(sketch.image)
    #expect(try #require(extractInk(from: image)).polarity == .darkOnLight)
    #expect(try #require(extractInk(from: image.inverted)).polarity == .lightOnDark)
  }

  @Test func `a pale strip along a side is no ink, a dark one and a pale digit near by are`() {
    var map = GrayImage(width: 200, height: 110, filledWith: 0)
    var mask = Mask(width: 200, height: 110)
    func fill(_ rect: Rect, _ level: UInt8) {
      for y in rect.y..<rect.maxY {
        for x in rect.x..<rect.maxX {
          map[x, y] = level
          mask[x, y] = true
        }
      }
    }
    func kept() -> Set<Int> {
      Set(
        withoutPaleSides(Array(connectedComponents(in: mask)), in: map).map(\.bounds.x))
    }
    fill(Rect(x: 60, y: 30, width: 8, height: 50), 120)
    fill(Rect(x: 90, y: 30, width: 8, height: 50), 110)
    fill(Rect(x: 0, y: 40, width: 14, height: 60), 80)
    fill(Rect(x: 186, y: 10, width: 14, height: 60), 80)
    #expect(kept() == [60, 90])
    fill(Rect(x: 0, y: 40, width: 14, height: 60), 110)
    #expect(kept() == [0, 60, 90])
    fill(Rect(x: 186, y: 10, width: 14, height: 60), 110)
    // A pale digit that the side cuts.
    fill(Rect(x: 150, y: 45, width: 8, height: 60), 60)
    fill(Rect(x: 150, y: 75, width: 50, height: 30), 60)
    #expect(kept() == [0, 60, 90, 150, 186])
  }

  @Test func `a strip of shade alone in its picture stays`() {
    var mask = Mask(width: 40, height: 60)
    for y in 0..<60 { for x in 0..<9 { mask[x, y] = true } }
    let all = Array(connectedComponents(in: mask))
    let map = GrayImage(width: 40, height: 60, filledWith: 50)
    #expect(withoutPaleSides(all, in: map).count == 1)
  }

  @Test(arguments: 1...40)
  func `the noise of lighter paper is that of its levels about their median`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    // Paper that is lighter than the background by some levels, and ink.
    let center = Double.random(in: -120...0, using: &generator)
    let deviation = Double.random(in: 0...25, using: &generator)
    var levels = (0..<3000).map { _ in
      Int((center + deviation * generator.normal()).rounded())
    }
    levels += (0..<Int.random(in: 0...1500, using: &generator)).map { _ in
      Int.random(in: 100...200, using: &generator)
    }
    var darker: [Int] = Array(repeating: 0, count: 256)
    var lighter = darker
    for level in levels {
      if level < 0 { lighter[min(255, -level)] += 1 } else { darker[min(255, level)] += 1 }
    }
    let residuals = Residuals(darker: darker, lighter: lighter)
    let paper = levels.map { max(-255, min(255, $0)) }.filter {
      Double($0) <= residuals.otsuLevel
    }.sorted()
    let median = paper[(paper.count - 1) / 2]
    let distances = paper.map { abs($0 - median) }.sorted()
    let plain = 1.4826 * Double(distances[(distances.count - 1) / 2])
    // The one looks within a level, the other at whole ones.
    #expect(abs(residuals.noiseOfLighterPaper - plain) <= 1.4826)
  }

  @Test func `a picture's negative has the opposite skew and excess`() {
    var generator = SeededGenerator(seed: 3)
    let darker = (0..<256).map { _ in Int.random(in: 0..<50, using: &generator) }
    let lighter = (0..<256).map { $0 == 0 ? 0 : Int.random(in: 0..<80 - $0 / 4, using: &generator) }
    let plain = Residuals(darker: darker, lighter: lighter)
    let negative = Residuals(
      darker: [darker[0]] + lighter.dropFirst(), lighter: [0] + darker.dropFirst())
    #expect(abs(plain.skew + negative.skew) < 1e-9)
    #expect(abs(plain.darkerExcess + negative.darkerExcess) < 1e-9)
    #expect(plain.deviation == negative.deviation)
  }
}
