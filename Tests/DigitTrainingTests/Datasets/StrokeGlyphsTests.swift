import FileSystem
import NeuralNetwork
import Raster
import Testing

@testable import DigitTraining

@Suite struct StrokeGlyphsTests {
  static func record(_ label: String, writer: String? = nil, _ points: (Float, Float)...)
    -> StrokeRecord
  {
    record(label, writer: writer, points)
  }

  static func record(_ label: String, writer: String? = nil, _ points: [(Float, Float)])
    -> StrokeRecord
  {
    StrokeRecord(
      label: label, writer: writer, strokes: [points.map { StrokePoint(x: $0.0, y: $0.1) }])
  }

  static let one = record("1", writer: "ann", (0, 0), (2, 100))
  static let seven = record("7", writer: "bob", (0, 0), (50, 0), (20, 100))
  static let ax = record("X", writer: "ann", (0, 0), (50, 50), (0, 50), (50, 0))

  @Test func `signs become samples, and what is of no use is counted`() {
    let source = StrokeGlyphs(
      [
        Self.one, Self.seven, Self.ax, Self.record("12", (0, 0), (9, 9)),
        Self.record("O", (0, 0), (9, 9)), Self.record("3"), Self.record("3", (1, 1), (1, 1)),
      ], name: "s")
    #expect(source.labels == [1, 7, GlyphLabel.notADigit])
    #expect(source.writerNames == ["ann", "bob", "ann"])
    #expect(source.skippedCount == 4)
  }

  @Test func `pieces of signs are left out`() {
    let source = StrokeGlyphs(
      [
        // The foot of a 1; the stem of a K; a stroke of an X. A hyphen is whole.
        Self.record("1", (0, 0), (90, 8)), Self.record("K", (0, 0), (9, 90)),
        Self.record("X", (0, 0), (45, 50)), Self.record("-", (0, 0), (90, 8)),
      ], name: "s")
    #expect(source.labels == [GlyphLabel.notADigit])
    #expect(source.skippedCount == 3)
  }

  /// Points on broad loops that a pen goes round, an eighth of a turn from each to the next.
  private static func rounds(_ eighths: [Int], centers: [(Float, Float)]) -> [(Float, Float)] {
    let angles = eighths.map { Float($0) * .pi / 4 }
    return zip(angles, centers).map { angle, center in
      (center.0 + 35 * cosine(angle), center.1 + 20 * sine(angle))
    }
  }

  @Test func `pieces of digits are left out, digits of few strokes are not`() {
    let once = Self.rounds(Array(0...9), centers: Array(repeating: (20, 20), count: 10))
    let low = Array(repeating: (Float(20), Float(20)), count: 9)
    let high = Array(repeating: (Float(20), Float(60)), count: 9)
    // Round the lower loop, and then round the upper one the same way or the other.
    let lower = Self.rounds(Array(2...10), centers: low)
    let sameWay = Self.rounds(Array(12...20), centers: high)
    let otherWay = Self.rounds((6...14).map { -$0 - 4 }, centers: high)
    let pieces = [
      // The stem and the left half of a 4, the slash of a 0, the lower half of an 8.
      Self.record("4", (0, 0), (8, 90)), Self.record("4", (20, 90), (0, 40), (60, 38)),
      Self.record("0", (0, 0), (60, 80)), Self.record("8", once),
    ]
    let whole = [
      Self.record("4", (20, 90), (0, 40), (60, 38), (40, 80), (40, 0)),
      Self.record("1", (0, 0), (60, 80)), Self.record("7", (0, 90), (40, 90), (10, 0)),
      Self.record("0", once), Self.record("8", lower + sameWay), Self.record("8", lower + otherWay),
    ]
    let source = StrokeGlyphs(pieces + whole, name: "s")
    #expect(source.labels == [4, 1, 7, 0, 8, 8])
    #expect(source.skippedCount == pieces.count)
  }

  @Test func `the same numbers draw the same picture, and others another pen`() {
    let source = StrokeGlyphs([Self.seven], name: "s")
    var first = Xoshiro256(seed: 1, stream: 2, 3)
    var second = Xoshiro256(seed: 1, stream: 2, 3)
    let picture = source.ink(at: 0, using: &first)
    #expect(source.ink(at: 0, using: &second) == picture)
    #expect(first == second)
    #expect(source.ink(at: 0, using: &second) != picture)
  }

  @Test func `a wider pen leaves more ink, and what it draws fills the box of the classifier`() {
    let source = StrokeGlyphs([Self.seven], name: "s")
    var masses: [Int] = []
    for width: Float in [0.045, 0.09, 0.17] {
      let ink = source.ink(at: 0, penWidth: width)
      masses.append(ink.reduce(0) { $0 + Int($1) })
      let rows = (0..<28).filter { y in ink[28 * y..<28 * y + 28].contains { $0 > 40 } }
      #expect(19...21 ~= rows.count)
    }
    #expect(masses[0] * 3 / 2 < masses[1] && masses[1] * 3 / 2 < masses[2])
  }

  @Test func `pens of equal ratios are equally frequent`() {
    var generator = Xoshiro256(seed: 3)
    let widths = (0..<4_000).map { _ in generator.logUniform(in: StrokeGlyphs.penWidths) }
    #expect(widths.allSatisfy { 0.0449...0.1701 ~= $0 })
    // The geometric mean of 0.045 and 0.17 is 0.08746, and that of it and 0.17 is 0.12194.
    #expect(1_900...2_100 ~= widths.count { $0 < 0.08746 })
    #expect(900...1_100 ~= widths.count { $0 > 0.12194 })
  }

  @Test func `size and place of what was written change nothing`() {
    let moved = StrokeRecord(
      label: "7",
      strokes: Self.seven.strokes.map { $0.map { StrokePoint(x: $0.x * 4 - 64, y: $0.y * 4 + 32) } }
    )
    let pictures = [Self.seven, moved].map { StrokeGlyphs([$0], name: "s").ink(at: 0) }
    #expect(pictures[0] == pictures[1])
  }

  @Test func `the fingerprint tells sources apart`() {
    let prints = [
      [Self.one], [Self.seven], [Self.one, Self.seven], [Self.seven, Self.one],
      [StrokeRecord(label: "1", writer: "cid", strokes: Self.one.strokes)],
    ].map { StrokeGlyphs($0, name: "s").fingerprint }
    #expect(Set(prints).count == prints.count)
    #expect(StrokeGlyphs([Self.one], name: "other").fingerprint == prints[0])
  }

  static let unipen = Data.folder.appending("unipen/digits.json.gz")

  @Test(.enabled(if: File.exists(unipen), "UNIPEN is not at hand: set DIGITS_DATA"))
  func `UNIPEN's digits are of eleven contributors`() throws {
    let source = try DataSpecification(Self.unipen).open()
    #expect(source.name == "unipen/digits")
    #expect(source.count > 8_950)
    // Of `ibm` alone some sixty are pieces of a 4, a 0 or an 8.
    #expect(source.skippedCount > 60)
    #expect(source.count + source.skippedCount == 9_074)
    #expect(source.writers.count == 11)
    #expect(source.writers.contains("aga"))
    #expect(Set(source.labels) == Set(0...9))
  }
}
