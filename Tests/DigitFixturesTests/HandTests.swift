internal import Raster
internal import Testing

@testable internal import DigitFixtures

@Suite("Handwriting")
struct HandTests {
  @Test func `the same seed writes the same number`() {
    func drawing(seed: UInt64) -> Drawing {
      var generator = SplitMix64(seed: seed)
      return Hand.random(using: &generator).write("1234567890", height: 50, using: &generator)
    }
    #expect(drawing(seed: 3) == drawing(seed: 3))
    #expect(drawing(seed: 3) != drawing(seed: 4))
  }

  @Test(arguments: 0..<30)
  func `a number has its digits in order, and none touches another`(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let number = (0..<8).map { _ in String(generator.index(below: 10)) }.joined()
    let hand = Hand.random(using: &generator)
    let drawing = hand.write(number, height: 40, using: &generator)
    #expect(drawing.digits.map { String($0.digit) }.joined() == number)
    for (first, second) in zip(drawing.digits, drawing.digits.dropFirst()) {
      #expect(second.extent.left - first.extent.right >= hand.gap.lowerBound * 40 - 1e-9)
    }
  }

  @Test(arguments: 0...9)
  func `every variant stays near its line, and is of its digit`(digit: Int) {
    for skeleton in DigitSkeleton.variants(of: digit) {
      #expect(skeleton.digit == digit)
      let points = skeleton.strokes.flatMap(\.path)
      #expect(points.allSatisfy { (-0.06...0.75).contains($0.x) && (-0.06...1.06).contains($0.y) })
      let heights = points.map(\.y)
      #expect((heights.max() ?? 0) - (heights.min() ?? 0) > 0.9)
    }
  }

  @Test func `a space leaves paper`() {
    var hand = Hand()
    hand.gap = 0...0
    var generator = SplitMix64(seed: 1)
    let drawing = hand.write("1 1", height: 100, using: &generator)
    #expect(drawing.digits[1].extent.left - drawing.digits[0].extent.right > 35)
  }

  @Test func `lines put below keep their digits and count on`() {
    var generator = SplitMix64(seed: 1)
    let hand = Hand()
    let first = hand.write("12", height: 30, using: &generator)
    let second = hand.write("345", height: 30, using: &generator)
    let page = first.above(second, gap: 10)
    #expect(page.digits.map(\.line) == [0, 0, 1, 1, 1])
    #expect(page.digits.map(\.digit) == [1, 2, 3, 4, 5])
    #expect(Drawing().above(second, gap: 10) == second)
  }

  @Test func `ink covers what lies within half the width of the pen`() {
    let trace = Trace(vertices: [
      Trace.Vertex(point: Point(2, 2.5), radius: 1), Trace.Vertex(point: Point(5, 2.5), radius: 1),
    ])
    let patch = InkPatch([trace], on: Rect(x: 0, y: 0, width: 8, height: 5))
    let rows = (0..<5).map { y in
      (0..<8).map { x in
        let column = x - patch.bounds.x
        let row = y - patch.bounds.y
        guard (0..<patch.bounds.width).contains(column), (0..<patch.bounds.height).contains(row)
        else { return "." }
        let coverage = patch.coverage[column, row]
        return coverage == 0 ? "." : coverage == 1 ? "#" : coverage >= 0.5 ? "+" : "-"
      }.joined()
    }
    #expect(
      rows == [
        "........",
        ".-+++-..",
        ".#####..",
        ".-+++-..",
        "........",
      ])
    #expect(patch.inkBounds == Rect(x: 1, y: 1, width: 5, height: 3))
  }

  @Test func `ink beyond the paper is lost, and harms nothing`() {
    let trace = Trace(vertices: [
      Trace.Vertex(point: Point(-50, 2), radius: 3), Trace.Vertex(point: Point(50, 2), radius: 3),
    ])
    let paper = Rect(x: 0, y: 0, width: 4, height: 4)
    #expect(InkPatch([trace], on: paper).inkBounds == paper)
    #expect(InkPatch([trace.moved(by: Point(0, 90))], on: paper).inkBounds.isEmpty)
  }
}
