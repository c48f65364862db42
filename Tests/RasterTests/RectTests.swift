import Raster
import Testing

@Suite struct RectTests {
  private let box = Rect(x: 2, y: 3, width: 4, height: 5)

  @Test func `a rectangle holds its first pixel and not the one behind its last`() {
    #expect(box.contains(x: 2, y: 3) && box.contains(x: 5, y: 7))
    #expect(!box.contains(x: 6, y: 3) && !box.contains(x: 2, y: 8))
    #expect(!box.contains(x: 1, y: 3) && !box.contains(x: 2, y: 2))
  }

  @Test func `centers are counted in pixel edges`() {
    #expect(box.midX == 4 && box.midY == 5.5)
    #expect(box.maxX == 6 && box.maxY == 8)
  }

  @Test func `a union holds both and ignores what is empty`() {
    let other = Rect(x: 0, y: 7, width: 1, height: 4)
    #expect(box.union(other) == Rect(x: 0, y: 3, width: 6, height: 8))
    #expect(box.union(Rect(x: 90, y: 90, width: 0, height: 5)) == box)
    #expect(Rect(x: 90, y: 90, width: 3, height: 0).union(box) == box)
  }

  @Test func `an intersection is what both share`() {
    let other = Rect(x: 4, y: 0, width: 9, height: 4)
    #expect(box.intersection(other) == Rect(x: 4, y: 3, width: 2, height: 1))
    #expect(box.intersection(Rect(x: 6, y: 3, width: 1, height: 1)).isEmpty)
  }
}
