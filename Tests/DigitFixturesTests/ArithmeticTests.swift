internal import Testing

@testable internal import DigitFixtures

@Suite("Own arithmetic, the same on every system")
struct ArithmeticTests {
  @Test func `the generator gives the published sequence`() {
    var generator = SplitMix64(seed: 1_234_567)
    let words = (0..<5).map { _ in generator.next() }
    #expect(
      words == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `draws have the mean and the deviation that they should`() {
    var generator = SplitMix64(seed: 5)
    let uniform = (0..<20_000).map { _ in generator.uniform(2...4) }
    #expect(abs(uniform.reduce(0, +) / 20_000 - 3) < 0.02)
    #expect(uniform.allSatisfy { (2...4).contains($0) })
    let normal = (0..<20_000).map { _ in generator.normal(deviation: 3) }
    #expect(abs(normal.reduce(0, +) / 20_000) < 0.1)
    let variance = normal.reduce(0) { $0 + $1 * $1 } / 20_000
    #expect(abs(variance.squareRoot() - 3) < 0.1)
    #expect(Set((0..<200).map { _ in generator.index(below: 7) }) == Set(0..<7))
  }

  private static let sines: [(angle: Double, sine: Double)] = [
    (0, 0), (0.523_598_775_598_298_8, 0.5), (1.570_796_326_794_896_6, 1),
    (3.141_592_653_589_793, 0), (-1.570_796_326_794_896_6, -1), (3.665_191_429_188_092, -0.5),
    (6.806_784_082_777_885, 0.5), (-2.617_993_877_991_494, -0.5), (1, 0.841_470_984_807_896_5),
  ]

  @Test(arguments: sines)
  func `a sine is right to the twelfth place`(angle: Double, expected: Double) {
    #expect(abs(sine(angle) - expected) < 1e-12)
    #expect(abs(cosine(angle - Double.pi / 2) - expected) < 1e-12)
  }

  @Test func `a curve passes its points and stays near them`() {
    let points = [Point(0, 0), Point(0.1, 0.9), Point(0.5, 1), Point(0.52, 0.1)]
    let flat = Curve.through(points, steps: 8)
    #expect(flat.count == 25)
    for (index, point) in points.enumerated() {
      #expect((flat[index * 8] - point).length < 1e-9)
    }
    #expect(flat.allSatisfy { (-0.2...0.8).contains($0.x) && (-0.2...1.2).contains($0.y) })
  }

  @Test func `rounding off keeps the ends and takes the edge off a corner`() {
    let corner = (0...20).map { Point(Double(min($0, 10)), Double(max($0 - 10, 0))) }
    let rounded = Curve.rounded(corner)
    #expect(rounded.count == corner.count)
    #expect(rounded.first == corner.first && rounded.last == corner.last)
    #expect((1...3).contains((rounded[10] - corner[10]).length))
    #expect(Curve.rounded([Point(1, 1), Point(2, 2)]) == [Point(1, 1), Point(2, 2)])
  }

  @Test func `a corner parts two curves, and points that coincide do no harm`() {
    let stroke = Stroke(.at(0, 0), .at(0, 0), .corner(0, 1), .at(1, 1))
    #expect(stroke.path.contains(Point(0, 1)))
    #expect(stroke.path.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    #expect(stroke.path.allSatisfy { $0.x < 1e-6 || $0.y > 1 - 1e-6 }, "an L is all straight")
  }
}
