import NeuralNetwork
import Raster
import Testing

@testable import DigitTraining

@Suite struct DrawingSynthesizerTests {
  /// The clean options, with digits small enough to be drawn soon.
  private static let clean: SynthesisOptions = {
    var options = SynthesisOptions.clean
    options.digitHeight = 14...28
    return options
  }()

  private func draw(_ options: SynthesisOptions, at index: Int, seed: UInt64 = 1)
    -> SyntheticDrawing
  {
    DrawingSynthesizer(sources: [PrintedDigits()], options: options, seed: seed)
      .drawing(at: index)
  }

  /// Clean drawings of digits that are all alike.
  private func even(_ set: (inout SynthesisOptions) -> Void) -> SynthesisOptions {
    var options = Self.clean
    options.baselineJitter = 0
    options.sizeJitter = 0
    options.turnJitter = 0
    options.slant = 0...0
    options.kerning = 0
    set(&options)
    return options
  }

  private func mean(_ image: GrayImage) -> Int {
    image.pixels.reduce(0) { $0 + Int($1) } / image.pixels.count
  }

  /// How many of 17,600 drawings are of each source, of those with one hand, two hands, and strokes.
  private func draws(style: SynthesisStyle) -> [Int] {
    var hands = PrintedDigits()
    hands.writers = ["a", "b"]
    hands.writerOfLabel = { Int($0 % 2) }
    let strokes = (0..<10).map { digit in
      StrokeRecord(
        label: String(digit), strokes: [[StrokePoint(x: 0, y: 0), StrokePoint(x: 10, y: 90)]])
    }
    let synthesizer = DrawingSynthesizer(
      sources: [PrintedDigits(), hands, StrokeGlyphs(strokes, name: "pen")], style: style, seed: 1)
    var generator = Xoshiro256(seed: 7)
    var counts = [0, 0, 0]
    for _ in 0..<17_600 {
      let supply = synthesizer.supply(using: &generator)
      counts[supply.isDrawn ? 2 : supply.shelf.hands.count - 1] += 1
    }
    return counts
  }

  @Test func `drawings to train on are mostly of collections of many hands`() {
    // 120, 20 and 36 of 176, within four deviations.
    for (count, expected) in zip(draws(style: .training), [12000, 2000, 3600]) {
      #expect(abs(count - expected) < 260)
    }
    // Otherwise each source is as likely.
    #expect(draws(style: .separate).allSatisfy { abs($0 - 5867) < 260 })
  }

  @Test func `a drawing depends on its seed and index alone`() {
    var options = SynthesisOptions()
    options.digitHeight = 14...28
    #expect(draw(options, at: 3) == draw(options, at: 3))
    #expect(draw(options, at: 3) != draw(options, at: 4))
    #expect(draw(options, at: 3) != draw(options, at: 3, seed: 2))
  }

  @Test func `the bytes of drawings are the same on every machine`() {
    var fingerprint = Fingerprint()
    for index in 0..<6 {
      var options = SynthesisOptions()
      options.digitHeight = 10...24
      options.digitCount = 1...3
      options.papers = [SyntheticPaper.allCases[index % 5]]
      let drawing = DrawingSynthesizer(
        sources: [PrintedDigits()], strokes: [[StrokeRecord(label: "4", strokes: cross)]],
        options: options, seed: 1
      ).drawing(at: index)
      for pixel in drawing.image.pixels { fingerprint.add([pixel.red, pixel.green, pixel.blue]) }
      fingerprint.add(drawing.text.utf8)
    }
    #expect(fingerprint.value == 8_844_638_364_168_460_726)
  }

  @Test(arguments: 0..<10)
  func `on clean paper boxes and owners are those of the dark pixels`(index: Int) {
    let drawing = draw(Self.clean, at: index)
    let gray = drawing.gray
    #expect((1...6).contains(drawing.digits.count))
    #expect(drawing.text.count == drawing.digits.count)
    var boxes = [Rect](
      repeating: Rect(x: 0, y: 0, width: 0, height: 0), count: drawing.digits.count)
    for y in 0..<gray.height {
      for x in 0..<gray.width {
        let owners = drawing.owners[x, y]
        if gray[x, y] <= 127 { #expect(owners != 0) }
        if gray[x, y] == 255 { #expect(owners == 0) }
        for number in boxes.indices where owners >> UInt16(number) & 1 == 1 && gray[x, y] <= 127 {
          boxes[number] = boxes[number].union(Rect(x: x, y: y, width: 1, height: 1))
        }
      }
    }
    #expect(drawing.digits.map(\.bounds) == boxes)
  }

  @Test(arguments: 0..<10)
  func `digits are as high and as far apart as was asked for`(index: Int) {
    let drawing = draw(
      even {
        $0.digitHeight = 30...30
        $0.digitCount = 4...4
        $0.gap = 0.5...0.5
      }, at: index)
    for digit in drawing.digits { #expect(abs(digit.bounds.height - 30) <= 1) }
    for (before, after) in zip(drawing.digits, drawing.digits.dropFirst()) {
      #expect(abs(after.bounds.x - before.bounds.maxX - 15) <= 2)
      #expect(abs(after.bounds.maxY - before.bounds.maxY) <= 1)
    }
  }

  @Test func `heights spread over their range`() {
    let heights = (0..<40).map { index in
      draw(
        even {
          $0.digitHeight = 10...40
          $0.digitCount = 1...1
        }, at: index
      ).digits[0].bounds.height
    }
    #expect(heights.allSatisfy { (9...41).contains($0) })
    // Each ratio alike: half are below the middle one.
    #expect((10...30).contains(heights.count { $0 < 20 }))
  }

  @Test func `gaps below zero let digits share pixels`() {
    let shared = (0..<10).count { index in
      draw(
        even {
          $0.gap = -0.2 ... -0.2
          $0.digitCount = 3...3
        }, at: index
      ).owners.pixels.contains { $0.nonzeroBitCount > 1 }
    }
    #expect(shared >= 8)
  }

  @Test func `kerning moves a digit under the one before, as near as the gap`() {
    // A 7 before a 4: the 7's foot leaves room.
    var digits = ([7, 4] as [UInt8]).compactMap { label in
      BitmapInk.draw(
        PrintedDigits.ink(of: label), shape: GlyphShape(height: 40, breadth: 1, slant: 0.5, turn: 0)
      )
    }
    var boxed = digits
    LineLayout.place(&boxed, gaps: [0, 4], isKerned: [false, false], height: 40)
    LineLayout.place(&digits, gaps: [0, 4], isKerned: [false, true], height: 40)
    #expect(boxed[1].x == boxed[0].width + 4)
    #expect(digits[1].x < boxed[1].x - 3)
    // In no row is there less paper than the gap.
    var least = Int.max
    for row in -40..<0 {
      func columns(_ digit: InkCoverage) -> [Int] {
        let own = row - digit.y
        guard (0..<digit.height).contains(own) else { return [] }
        return (0..<digit.width).filter { digit.image[$0, own] >= 0.3 }.map { $0 + digit.x }
      }
      guard let right = columns(digits[0]).last, let left = columns(digits[1]).first else {
        continue
      }
      least = min(least, left - right - 1)
    }
    #expect((4...7).contains(least))
  }

  @Test func `slant leans the top to the right`() throws {
    let upright = GlyphShape(height: 40, breadth: 1, slant: 0, turn: 0)
    var leaning = upright
    leaning.slant = 0.5
    let ink = PrintedDigits.ink(of: 0)
    let straight = try #require(BitmapInk.draw(ink, shape: upright))
    let leant = try #require(BitmapInk.draw(ink, shape: leaning))
    #expect(abs(leant.width - straight.width - 20) <= 2)
    let top = (0..<leant.width).first { leant.image[$0, 3] > 0.5 } ?? 0
    let foot = (0..<leant.width).first { leant.image[$0, leant.height - 4] > 0.5 } ?? 0
    #expect(top > foot + 12)
  }

  /// An upright line with a bar across its middle, in the units of some tablet.
  private let cross: [Stroke] = [
    [StrokePoint(x: 500, y: 100), StrokePoint(x: 500, y: 900)],
    [StrokePoint(x: 300, y: 500), StrokePoint(x: 700, y: 500)],
  ]

  @Test(arguments: [2, 5, 9] as [Float])
  func `strokes are drawn at their height, with the pen that was asked for`(pen: Float) throws {
    let shape = GlyphShape(height: 60, breadth: 1, slant: 0, turn: 0)
    let ink = try #require(StrokeInk.draw(cross, penWidth: pen, shape: shape))
    #expect(abs(ink.inkBounds.height - 60) <= 1)
    #expect(abs(Float(ink.inkBounds.width) - (30 + pen / 2)) <= 2)
    #expect(abs(ink.inkBounds.maxY) <= 1)
    let row = (0..<ink.width).reduce(Float(0)) { $0 + ink.image[$1, 10] }
    #expect(abs(row - pen) < 0.3)
  }

  @Test func `a dot is drawn as a dot, and strokes without points not at all`() throws {
    let shape = GlyphShape(height: 60, breadth: 1, slant: 0.2, turn: 0.1)
    let dot = [[StrokePoint(x: 7, y: 7)]]
    let ink = try #require(StrokeInk.draw(dot, penWidth: 6, shape: shape))
    #expect(abs(ink.width - 6) <= 2 && abs(ink.height - 6) <= 2)
    #expect(StrokeInk.draw([[], []], penWidth: 6, shape: shape) == nil)
  }

  @Test func `records of words, signs and nothing are left out`() {
    let records = [
      StrokeRecord(label: "12", strokes: cross), StrokeRecord(label: "A", strokes: cross),
      StrokeRecord(label: "4", strokes: []), StrokeRecord(label: "٣", strokes: cross),
    ]
    #expect(DigitSupply(records) == nil)
    let mixed = records + [StrokeRecord(label: "7", strokes: cross)]
    var options = Self.clean
    options.digitCount = 3...3
    let synthesizer = DrawingSynthesizer(
      sources: [], strokes: [mixed], options: options, seed: 1)
    #expect(synthesizer.drawing(at: 0).text == "777")
  }

  @Test func `a pen is as wide as its share of the height`() {
    func inked(_ share: Float) -> Int {
      let options = even {
        $0.digitHeight = 40...40
        $0.digitCount = 1...1
        $0.penWidth = share...share
      }
      return DrawingSynthesizer(
        sources: [], strokes: [[StrokeRecord(label: "4", strokes: cross)]], options: options,
        seed: 1
      ).drawing(at: 0).owners.pixels.count { $0 != 0 }
    }
    #expect(inked(0.16) > inked(0.08) * 17 / 10)
  }

  @Test func `a glyph without ink is no digit of the drawing`() {
    let shape = GlyphShape(height: 40, breadth: 1, slant: 0, turn: 0)
    #expect(BitmapInk.draw([UInt8](repeating: 0, count: 784), shape: shape) == nil)
  }

  @Test(arguments: 0..<6)
  func `a canvas has its size, and digits are made to fit`(index: Int) {
    let drawing = draw(
      even {
        $0.digitHeight = 300...400
        $0.digitCount = 6...6
        $0.canvas = SynthesisOptions.CanvasSize(width: 120, height: 50)
      }, at: index)
    #expect(drawing.image.width == 120 && drawing.image.height == 50)
    #expect(drawing.digits.count == 6)
    for digit in drawing.digits {
      #expect(digit.bounds.x >= 0 && digit.bounds.maxX <= 120)
      #expect(digit.bounds.y >= 0 && digit.bounds.maxY <= 50)
      #expect(digit.bounds.height >= 10)
    }
  }

  @Test(arguments: 0..<20)
  func `on the smallest canvas every digit has a box`(index: Int) {
    var options = SynthesisOptions()
    options.digitCount = 1...6
    options.canvas = SynthesisOptions.CanvasSize(width: 34, height: 16)
    let drawing = draw(options, at: index)
    #expect(!drawing.digits.isEmpty)
    for digit in drawing.digits {
      #expect(!digit.bounds.isEmpty)
      #expect(digit.bounds.maxX <= 34 && digit.bounds.maxY <= 16)
    }
  }

  @Test func `inverted drawings are light on dark`() {
    var options = Self.clean
    let plain = draw(options, at: 0)
    options.invertedShare = 1
    let inverted = draw(options, at: 0)
    #expect(mean(plain.gray) > 128 && mean(inverted.gray) < 128)
    #expect(inverted.gray.pixels == plain.gray.pixels.map { 255 - $0 })
  }

  @Test(arguments: [SyntheticPaper.texture, .grid, .ruled, .boxes])
  func `each paper leaves its marks beside the ink, and their pixels are foreign`(
    paper: SyntheticPaper
  ) {
    var options = Self.clean
    options.papers = [paper]
    options.patternStrength = 1
    options.digitHeight = 30...30
    var marked = 0
    var foreign = 0
    for index in 0..<6 {
      let drawing = draw(options, at: index)
      let gray = drawing.gray
      for (at, owners) in drawing.owners.pixels.enumerated()
      where owners & ~SyntheticDrawing.foreignBit == 0 {
        if gray.pixels[at] < 200 { marked += 1 }
        if owners == SyntheticDrawing.foreignBit {
          foreign += 1
          #expect(gray.pixels[at] < 250)
        }
      }
    }
    #expect(marked > 300)
    #expect(foreign > 300)
  }

  @Test func `a gradient darkens a side, and a shadow a part`() {
    var options = Self.clean
    options.gradient = 1
    let darkest = (0..<10).map { draw(options, at: $0).gray.pixels.max() ?? 0 }
    let corners = (0..<10).map { index -> Int in
      let gray = draw(options, at: index).gray
      let ends = [
        gray[0, 0], gray[gray.width - 1, 0], gray[0, gray.height - 1],
        gray[gray.width - 1, gray.height - 1],
      ]
      return Int(ends.max() ?? 0) - Int(ends.min() ?? 0)
    }
    #expect(darkest.allSatisfy { $0 > 240 })
    #expect(corners.contains { $0 > 80 })
    options.gradient = 0
    options.shadowShare = 1
    #expect((0..<10).allSatisfy { draw(options, at: $0).gray.pixels.count { $0 == 255 } > 0 })
    #expect((0..<10).contains { mean(draw(options, at: $0).gray) < 200 })
  }

  @Test func `noise and blur change pixels, not truth`() {
    var options = Self.clean
    let clean = draw(options, at: 2)
    options.noise = 0.2
    options.blur = 0.05
    let dirty = draw(options, at: 2)
    #expect(clean.digits == dirty.digits)
    #expect(clean.owners == dirty.owners)
    #expect(clean.image != dirty.image)
    #expect(abs(mean(clean.gray) - mean(dirty.gray)) < 25)
  }

  @Test func `a round number has zeros after its first digit`() {
    var options = Self.clean
    options.roundShare = 1
    options.digitCount = 4...4
    for index in 0..<5 { #expect(draw(options, at: index).text.hasSuffix("000")) }
  }

  @Test func `a drawing has one writer's hand`() {
    let source = PrintedDigits(writers: ["even", "odd"], writerOfLabel: { Int($0 % 2) })
    var options = Self.clean
    options.digitCount = 5...5
    options.roundShare = 0
    let synthesizer = DrawingSynthesizer(sources: [source], options: options, seed: 1)
    var hands = Set<Int>()
    for index in 0..<10 {
      let hand = Set(synthesizer.drawing(at: index).digits.map { Int($0.label % 2) })
      #expect(hand.count == 1)
      hands.formUnion(hand)
    }
    #expect(hands == [0, 1])
  }

  @Test func `options that make no sense are told in words`() {
    func problem(_ set: (inout SynthesisOptions) -> Void) -> String? {
      var options = SynthesisOptions()
      set(&options)
      return options.problem
    }
    #expect(problem { _ in } == nil)
    #expect(SynthesisOptions.clean.problem == nil)
    #expect(problem { $0.digitCount = 1...16 } == "1 to 16 digits, not 1 to 15")
    #expect(problem { $0.digitHeight = 2...20 } == "digits of 2.0 to 20.0, not 8.0 to 400.0")
    #expect(problem { $0.noise = .nan } == "a noise of nan, not 0 to 0.5")
    #expect(problem { $0.papers = [] } == "no paper")
    #expect(
      problem { $0.canvas = SynthesisOptions.CanvasSize(width: 4, height: 100) }
        == "a canvas of 4×100 pixels, not 16 to 8192 each")
    #expect(
      problem { $0.canvas = SynthesisOptions.CanvasSize(width: 33, height: 100) }
        == "a canvas of 33×100 pixels, where 6 digits need a width of 34")
  }

  @Test func `draws follow their distributions`() {
    var generator = Xoshiro256(seed: 1)
    let normals = (0..<4000).map { _ in generator.normal(deviation: 2) }
    let variance = normals.reduce(0) { $0 + $1 * $1 } / 4000
    #expect(abs(variance - 4) < 0.3)
    let ratios = (0..<2000).map { _ in generator.logUniform(in: 1...100) }
    #expect(ratios.allSatisfy { $0 >= 1 && $0 <= 100 })
    #expect(abs(ratios.count { $0 < 10 } - 1000) < 100)
  }
}
