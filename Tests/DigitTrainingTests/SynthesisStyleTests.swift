import NeuralNetwork
import Raster
import Testing

@testable import DigitTraining

@Suite struct SynthesisStyleTests {
  private func drawings(
    _ style: SynthesisStyle, count: Int = 12,
    _ change: @escaping @Sendable (inout SynthesisOptions) -> Void = { _ in }
  ) -> [SyntheticDrawing] {
    let synthesizer = DrawingSynthesizer(
      sources: [PrintedDigits()], style: style, seed: 1,
      change: {
        $0.digitHeight = 30...30
        change(&$0)
      })
    return (0..<count).map { synthesizer.drawing(at: $0) }
  }

  /// The paper between neighbors' boxes as shares of the height.
  private func gaps(_ style: SynthesisStyle) -> [Float] {
    let drawings = drawings(style) {
      $0.slant = 0...0
      $0.turnJitter = 0
      $0.digitCount = 5...5
    }
    return drawings.flatMap { drawing in
      zip(drawing.digits, drawing.digits.dropFirst()).map { before, after in
        Float(after.bounds.x - before.bounds.maxX) / 30
      }
    }
  }

  @Test(arguments: SynthesisStyle.allCases)
  func `each style can be drawn, and the same each time`(style: SynthesisStyle) {
    #expect(style.options.problem == nil)
    let first = drawings(style, count: 3)
    #expect(first == drawings(style, count: 3))
    #expect(first.allSatisfy { !$0.digits.isEmpty })
  }

  @Test(
    arguments: [
      (.separate, 0.08, 0.4), (.tight, 0, 0.08), (.touching, -0.16, -0.02),
    ] as [(SynthesisStyle, Float, Float)])
  func `gaps stay in their range`(style: SynthesisStyle, least: Float, most: Float) {
    let gaps = gaps(style)
    // A pixel at either side, as boxes hold dark pixels only.
    #expect(gaps.allSatisfy { $0 >= least - 0.07 && $0 <= most + 0.07 })
    let mean = gaps.reduce(0, +) / Float(gaps.count)
    #expect(abs(mean - (least + most) / 2) < 0.09)
  }

  @Test func `numbers that measure have one to eight digits`() {
    let counts = Set(drawings(.separate, count: 60).map(\.digits.count))
    #expect(counts.isSubset(of: Set(1...8)) && counts.count > 5)
  }

  @Test func `lines and frames are there where their styles say so`() {
    func foreign(_ style: SynthesisStyle) -> Int {
      drawings(style).reduce(0) { sum, drawing in
        sum
          + zip(drawing.owners.pixels, drawing.gray.pixels).count {
            $0 & ~SyntheticDrawing.foreignBit == 0 && $1 < 245
          }
      }
    }
    #expect(foreign(.separate) < foreign(.lined) / 3)
    #expect(foreign(.separate) < foreign(.boxed) / 3)
  }

  @Test func `marks are drawn and belong to no digit`() {
    func marked(_ change: @escaping @Sendable (inout SynthesisOptions) -> Void) -> Int {
      drawings(.clean, change).reduce(0) { sum, drawing in
        sum + drawing.owners.pixels.count { $0 == SyntheticDrawing.foreignBit }
      }
    }
    #expect(marked { _ in } == 0)
    #expect(marked { $0.dashShare = 1 } > 12 * 10)
    #expect(marked { $0.pointShare = 1 } > 12 * 3)
    #expect(marked { $0.underlineShare = 1 } > 12 * 20)
  }

  @Test func `punctuation stands between two digits, apart from both and no part of the text`() {
    var kinds: Set<String> = []
    for drawing in drawings(.punctuated, count: 80, { $0.slant = 0...0 }) {
      let owners = drawing.owners
      let marks = owners.pixels.indices.filter {
        owners.pixels[$0] & SyntheticDrawing.foreignBit != 0
      }
      let rows = marks.map { $0 / owners.width }
      let columns = marks.map { $0 % owners.width }
      guard let left = columns.min(), let right = columns.max(), let top = rows.min(),
        let bottom = rows.max()
      else {
        Issue.record("no mark")
        continue
      }
      let before = drawing.digits.filter { $0.bounds.maxX <= left }
      let after = drawing.digits.filter { $0.bounds.x > right }
      #expect(!before.isEmpty && !after.isEmpty)
      #expect(before.count + after.count == drawing.digits.count)
      // In a row of 30 pixels.
      let foot = drawing.digits.reduce(0) { max($0, $1.bounds.maxY) }
      let head = drawing.digits.reduce(Int.max) { min($0, $1.bounds.y) }
      if right - left > bottom - top + 2 {
        kinds.insert("dash")
      } else if bottom - top < 6 {
        kinds.insert("point")
      } else {
        kinds.insert(bottom > foot - 10 ? "comma" : "apostrophe")
        #expect(top > (head + foot) / 2 - 3 || bottom < (head + foot) / 2 + 6)
      }
    }
    #expect(kinds == ["dash", "point", "comma", "apostrophe"])
  }

  @Test func `a mark moves digits apart at one place at most and changes nothing else`() {
    func gaps(_ drawing: SyntheticDrawing) -> [Int] {
      zip(drawing.digits, drawing.digits.dropFirst()).map { $1.bounds.x - $0.bounds.x }
    }
    let plain = drawings(.separate) { $0.digitCount = 4...4 }
    let marked = drawings(.separate) {
      $0.digitCount = 4...4
      $0.punctuationShare = 1
    }
    var moved = 0
    for (plain, marked) in zip(plain, marked) {
      #expect(plain.text == marked.text)
      let pairs = zip(gaps(plain), gaps(marked))
      #expect(pairs.count { $0 == $1 } >= 2)
      moved += pairs.count { $0 < $1 }
    }
    #expect(moved > 5)
  }

  @Test func `ligatures lead from digit to digit and are neither's`() {
    let plain = drawings(.clean) { $0.digitCount = 4...4 }
    let joined = drawings(.clean) {
      $0.digitCount = 4...4
      $0.ligatureShare = 1
    }
    func foreign(_ drawings: [SyntheticDrawing]) -> Int {
      drawings.reduce(0) {
        $0 + $1.owners.pixels.count { $0 & SyntheticDrawing.foreignBit != 0 }
      }
    }
    #expect(foreign(plain) == 0)
    #expect(foreign(joined) > 12 * 10)
    // A stroke that both digits have ink beside.
    #expect(
      joined.contains { drawing in
        zip(drawing.digits, drawing.digits.dropFirst()).contains { before, after in
          (before.bounds.maxX..<max(before.bounds.maxX + 1, after.bounds.x)).allSatisfy { x in
            (0..<drawing.owners.height).contains { y in drawing.owners[x, y] != 0 }
          }
        }
      })
  }

  @Test func `signs stand beside the digits`() {
    let letters = DrawnSource(
      name: "letters", labels: Array(repeating: GlyphLabel.notADigit, count: 5))
    func foreign(_ share: Float) -> Int {
      let synthesizer = DrawingSynthesizer(
        sources: [PrintedDigits(), letters], style: .clean, seed: 1,
        change: {
          $0.digitHeight = 30...30
          $0.signShare = share
        })
      return (0..<6).reduce(0) { sum, index in
        sum
          + synthesizer.drawing(at: index).owners.pixels.count {
            $0 == SyntheticDrawing.foreignBit
          }
      }
    }
    #expect(foreign(0) == 0)
    #expect(foreign(1) > 6 * 30)
  }

  @Test func `box sides lie along the edges`() {
    let drawings = drawings(.clean) { $0.sideShare = 1 }
    for drawing in drawings {
      let owners = drawing.owners
      let edge = 5
      let near = (0..<owners.width * owners.height).count { index in
        let (x, y) = (index % owners.width, index / owners.width)
        let isNear =
          min(x, y) < edge || x >= owners.width - edge || y >= owners.height - edge
        return isNear && owners.pixels[index] & SyntheticDrawing.foreignBit != 0
      }
      #expect(near >= min(owners.width, owners.height) / 2)
    }
  }

  @Test func `blocks change what is fine, not what is even`() {
    var even = [Float](repeating: 0.5, count: 16 * 16)
    BlockArtifacts.apply(to: &even, width: 16, height: 16, quality: 50)
    #expect(even.allSatisfy { abs($0 - 0.5) < 0.02 })
    var striped = (0..<256).map { Float($0 % 2) * 0.1 + 0.4 }
    let before = striped
    BlockArtifacts.apply(to: &striped, width: 16, height: 16, quality: 50)
    #expect(zip(before, striped).contains { abs($0 - $1) > 0.02 })
    // At the best quality nearly nothing is lost.
    striped = before
    BlockArtifacts.apply(to: &striped, width: 16, height: 16, quality: 100)
    #expect(zip(before, striped).allSatisfy { abs($0 - $1) < 0.01 })
  }
}

@Suite struct StrokeEditsTests {
  private let stem: [Stroke] = [[StrokePoint(x: 5, y: 0), StrokePoint(x: 5, y: 100)]]

  /// Only one kind of change, each time.
  private func edit(
    _ strokes: [Stroke], _ label: UInt8, _ set: (inout StrokeEdits.Shares) -> Void
  ) -> (label: UInt8, strokes: [Stroke]) {
    var shares = StrokeEdits.Shares(
      flag: 0, footHook: 0, footBar: 0, sevenBar: 0, slash: 0, curl: 0, openEight: 0, openSix: 0,
      endHook: 0)
    set(&shares)
    var generator = Xoshiro256(seed: 4)
    return StrokeEdits.apply(to: strokes, label: label, shares: shares, using: &generator)
  }

  @Test func `a 1 gets a flag to the left of its top and a hook to the right of its foot`() throws {
    let flagged = try #require(edit(stem, 1) { $0.flag = 1 }.strokes.first)
    #expect(flagged.count == 4)
    #expect(flagged[0].x < flagged[2].x && flagged[0].y > 0 && flagged[0].y < 0.7)
    let hooked = try #require(edit(stem, 1) { $0.footHook = 1 }.strokes.first)
    #expect(hooked.count == 4)
    #expect(hooked[3].x > hooked[1].x && hooked[3].y <= 1)
  }

  @Test func `a 7 gets a bar through its stem`() throws {
    let seven: [Stroke] = [
      [StrokePoint(x: 0, y: 0), StrokePoint(x: 60, y: 0), StrokePoint(x: 20, y: 100)]
    ]
    let barred = edit(seven, 7) { $0.sevenBar = 1 }
    #expect(barred.label == 7 && barred.strokes.count == 2)
    let bar = try #require(barred.strokes.last)
    #expect(bar[0].x < 0.43 && bar[1].x > 0.35 && bar[0].y > 0.3 && bar[0].y < 0.7)
  }

  @Test func `an 8 without its lower left arc is a 9`() {
    let eight: [Stroke] = [
      (0...32).map { step in
        let (c, s) = AffineAugmentation.cosineAndSine(of: Float(step) * .pi / 16 - .pi)
        let (_, twice) = AffineAugmentation.cosineAndSine(
          of: (Float(step) * .pi / 8).remainder(dividingBy: 2 * .pi))
        return StrokePoint(x: 25 + 25 * twice, y: 50 + 50 * (s + 0 * c))
      }
    ]
    let open = edit(eight, 8) { $0.openEight = 1 }
    #expect(open.label == 9)
    #expect(!open.strokes.joined().contains { $0.y > 0.6 && $0.y < 0.85 && $0.x < 0.2 })
    #expect(open.strokes.joined().contains { $0.y > 0.6 && $0.y < 0.85 && $0.x > 0.3 })
  }

  @Test func `a 6 loses the end of its loop, and a 0 gets a slash`() throws {
    let six: [Stroke] = [
      [
        StrokePoint(x: 40, y: 0), StrokePoint(x: 0, y: 60), StrokePoint(x: 20, y: 100),
        StrokePoint(x: 45, y: 80), StrokePoint(x: 5, y: 60),
      ]
    ]
    let open = try #require(edit(six, 6) { $0.openSix = 1 }.strokes.first?.last)
    #expect(open.x > 0.1)
    #expect(edit(six, 0) { $0.slash = 1 }.strokes.count == 2)
  }

  @Test func `without a chance nothing changes but the scale`() {
    for label in UInt8(0)...9 {
      let same = edit(stem, label) { _ in }
      #expect(same.label == label)
      #expect(same.strokes == [[StrokePoint(x: 0, y: 0), StrokePoint(x: 0, y: 1)]])
    }
  }
}
