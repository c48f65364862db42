import Raster
import Segmentation
import Testing

@Suite struct ReadingOrderTests {
  @Test func `lines are read from top to bottom and each from left to right`() {
    let boxes = [
      Rect(x: 60, y: 12, width: 20, height: 30), Rect(x: 10, y: 70, width: 20, height: 30),
      Rect(x: 10, y: 10, width: 20, height: 30), Rect(x: 60, y: 68, width: 20, height: 34),
    ]
    #expect(readingOrder(of: boxes) == [[2, 0], [1, 3]])
  }

  @Test func `a line may climb across the page`() {
    let boxes = (0..<10).map { place in
      Rect(x: 40 * place, y: 200 - 15 * place, width: 25, height: 40)
    }
    #expect(readingOrder(of: boxes) == [Array(0..<10)])
  }

  @Test func `two slanted lines stay apart`() {
    let upper = (0..<8).map { Rect(x: 40 * $0, y: 10 + 10 * $0, width: 25, height: 40) }
    let lower = (0..<8).map { Rect(x: 40 * $0 + 5, y: 75 + 10 * $0, width: 25, height: 40) }
    #expect(readingOrder(of: upper + lower) == [Array(0..<8), Array(8..<16)])
  }

  @Test func `digits of uneven height share a line`() {
    let boxes = [
      Rect(x: 0, y: 0, width: 8, height: 80), Rect(x: 20, y: 30, width: 30, height: 30),
      Rect(x: 60, y: 10, width: 30, height: 34), Rect(x: 100, y: 5, width: 30, height: 90),
    ]
    #expect(readingOrder(of: boxes) == [[0, 1, 2, 3]])
  }

  @Test func `no boxes make no lines`() {
    #expect(readingOrder(of: []).isEmpty)
  }
}
