import NeuralNetwork
import Raster
import Testing

@testable import DigitTraining

@Suite struct DigitPartsSourceTests {
  private func draw(_ kind: DigitPartsSource.Kind, seed: UInt64) -> [UInt8] {
    var generator = Xoshiro256(seed: seed)
    return DigitPartsSource(of: [PrintedDigits()], count: 1, kinds: [kind])
      .ink(at: 0, using: &generator)
  }

  private func mass(_ ink: [UInt8]) -> Int { ink.reduce(0) { $0 + Int($1) } }

  @Test func `parts are no digits, of no one, as many as was asked for`() {
    let source = DigitPartsSource(of: [PrintedDigits()], count: 7)
    #expect(source.count == 7)
    #expect(source.label(at: 3) == GlyphLabel.notADigit)
    #expect(source.writers.isEmpty && source.writer(at: 0) == nil)
  }

  @Test(arguments: DigitPartsSource.Kind.allCases)
  func `equal states of the generator give equal parts and others do not`(
    kind: DigitPartsSource.Kind
  ) {
    #expect(draw(kind, seed: 1) == draw(kind, seed: 1))
    #expect(Set((0..<8).map { draw(kind, seed: $0) }).count > 5)
  }

  @Test(arguments: DigitPartsSource.Kind.allCases)
  func `parts are normalized as the reader does it`(kind: DigitPartsSource.Kind) {
    for seed in 0..<30 {
      let ink = draw(kind, seed: UInt64(seed))
      #expect(ink.count == 784)
      let total = mass(ink)
      #expect(total > 255 * 10)
      let x = ink.enumerated().reduce(0) { $0 + Int($1.element) * ($1.offset % 28) } / total
      let y = ink.enumerated().reduce(0) { $0 + Int($1.element) * ($1.offset / 28) } / total
      #expect((13...15).contains(x) && (13...15).contains(y))
    }
  }

  @Test func `pairs are wider than high, as no digit of this font is`() {
    for seed in 0..<30 {
      let ink = draw(.pair, seed: UInt64(seed))
      let columns = (0..<28).count { x in (0..<28).contains { ink[$0 * 28 + x] > 60 } }
      #expect(columns >= 17)
    }
  }

  @Test func `a cut keeps one side and fades what it crosses`() throws {
    let ink = PrintedDigits.ink(of: 0)
    let cut = DigitCut(side: .upper, share: 0.45, slope: 0, leastBreadth: 0.55)
    let kept = try #require(cut.apply(to: ink))
    // The 0 spans rows 4 to 23; 0.45 of them are 9.
    for y in 0..<28 {
      for x in 0..<28 { #expect(kept[x, y] == (y < 13 ? ink[y * 28 + x] : 0)) }
    }
  }

  @Test(arguments: [DigitCut.Side.upper, .lower, .left, .right])
  func `each side keeps its own part`(side: DigitCut.Side) throws {
    // Standing, then lying: the narrow half of a standing 8 may be a 1.
    let standing = PrintedDigits.ink(of: 8)
    let lying = (0..<784).map { standing[$0 % 28 * 28 + $0 / 28] }
    let ink = side == .upper || side == .lower ? standing : lying
    let cut = DigitCut(side: side, share: 0.5, slope: 0, leastBreadth: 0)
    let image = GrayImage(width: 28, height: 28, pixels: ink)
    let before = try #require(InkSpread(of: image))
    let kept = try #require(cut.apply(to: ink))
    let after = try #require(InkSpread(of: kept))
    switch side {
    case .upper: #expect(after.y < before.y - 3)
    case .lower: #expect(after.y > before.y + 3)
    case .left: #expect(after.x < before.x - 2)
    case .right: #expect(after.x > before.x + 2)
    }
    #expect(abs(after.mass / before.mass - 0.5) < 0.1)
  }

  @Test func `what may be a 1 is not kept, whatever it was cut from`() {
    // The left side of this font's 0 is an upright bar.
    let cut = DigitCut(side: .left, share: 0.4, slope: 0, leastBreadth: 0)
    #expect(cut.apply(to: PrintedDigits.ink(of: 0)) == nil)
  }

  @Test func `ones and sixes are never cut`() {
    var generator = Xoshiro256(seed: 1)
    for digit in [1, 6] as [UInt8] {
      #expect(DigitCut.draw(for: digit, using: &generator) == nil)
      #expect(!DigitCut.divisible.contains(digit))
    }
    for digit in DigitCut.divisible {
      #expect(DigitCut.draw(for: digit, using: &generator) != nil)
    }
  }

  @Test func `squeezing a row makes it narrower and keeps its share of ink`() {
    func row(_ squeeze: Float) -> GrayImage {
      var generator = Xoshiro256(seed: 4)
      return DigitRow.draw(
        // Gray: full ink cannot get more.
        [3, 5].map { PrintedDigits.ink(of: $0).map { $0 / 3 } }, squeeze: squeeze,
        using: &generator)
    }
    let (whole, narrow) = (row(1), row(0.5))
    #expect(narrow.width == (whole.width + 1) / 2)
    #expect(abs(mass(narrow.pixels) * 2 - mass(whole.pixels)) < mass(whole.pixels) / 20)
  }

  @Test func `neighbors overlap a little at most`() {
    for seed in 0..<40 {
      var generator = Xoshiro256(seed: UInt64(seed))
      let row = DigitRow.draw(
        [PrintedDigits.ink(of: 0), PrintedDigits.ink(of: 0)], squeeze: 1, using: &generator)
      #expect((21...26).contains(row.width))
    }
  }

  @Test func `the fingerprint tells sources, counts and kinds apart`() {
    let source = DigitPartsSource(of: [PrintedDigits()], count: 7)
    let same = DigitPartsSource(of: [PrintedDigits()], count: 7)
    let others = [
      DigitPartsSource(of: [PrintedDigits(count: 30)], count: 7),
      DigitPartsSource(of: [PrintedDigits()], count: 8),
      DigitPartsSource(of: [PrintedDigits()], count: 7, kinds: [.half]),
    ]
    #expect(source.fingerprint == same.fingerprint)
    for other in others { #expect(source.fingerprint != other.fingerprint) }
  }
}
