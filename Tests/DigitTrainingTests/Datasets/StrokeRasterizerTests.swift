import Raster
import Testing

@testable import DigitTraining

@Suite struct StrokeRasterizerTests {
  /// What a pen draws on a small picture, as tenths of full ink.
  private func draw(
    _ strokes: [[(Float, Float)]], pen: Float, width: Int = 7, height: Int = 5
  ) -> [String] {
    var image = GrayImage(width: width, height: height, filledWith: 0)
    StrokeRasterizer.draw(
      strokes.map { $0.map { StrokePoint(x: $0.0, y: $0.1) } }, penWidth: pen, on: &image)
    return (0..<height).map { y in
      (0..<width).map { x in
        let tenths = (Int(image[x, y]) * 10 + 127) / 255
        return tenths == 0 ? "." : tenths == 10 ? "#" : String(tenths)
      }.joined()
    }
  }

  @Test func `a flat stroke is as wide as the pen and round at its ends`() {
    #expect(
      draw([[(2, 2.5), (5, 2.5)]], pen: 2)
        == [
          ".......",
          ".45554.",
          ".#####.",
          ".45554.",
          ".......",
        ])
  }

  @Test func `a pen thinner than a pixel leaves as much less ink`() {
    #expect(
      draw([[(0, 2.5), (7, 2.5)]], pen: 0.3)
        == [".......", ".......", "3333333", ".......", "......."])
  }

  @Test func `strokes cross without adding up, and a point is a dot`() {
    #expect(
      draw([[(0, 2.5), (7, 2.5)], [(3.5, 0), (3.5, 5)], [(0.5, 0.5)]], pen: 1)
        == ["#..#...", "...#...", "#######", "...#...", "...#..."])
  }

  @Test func `what lies outside is cut off, and what is not finite is passed by`() {
    #expect(
      draw([[(-1e30, 1.5), (1e30, 1.5)]], pen: 1, width: 3, height: 2) != ["...", "..."])
    #expect(draw([[(-9, -9), (-5, -9)], []], pen: 3, width: 3, height: 1) == ["..."])
    #expect(
      draw([[(.nan, 0), (1.5, .infinity), (1.5, 0.5)]], pen: 1, width: 3, height: 1) == [".#."])
  }

  @Test func `ink matches a picture sampled finely`() {
    // The same stroke, each pixel's coverage counted over 16×16 points.
    let stroke: [(Float, Float)] = [(3.2, 2.1), (9.7, 11.4)]
    var image = GrayImage(width: 14, height: 14, filledWith: 0)
    StrokeRasterizer.draw(
      [stroke.map { StrokePoint(x: $0.0, y: $0.1) }], penWidth: 2.6, on: &image)
    for y in 0..<14 {
      for x in 0..<14 {
        var inside = 0
        for sample in 0..<256 {
          let px = Float(x) + (Float(sample % 16) + 0.5) / 16
          let py = Float(y) + (Float(sample / 16) + 0.5) / 16
          let isInside = zip(stroke, stroke.dropFirst()).contains { a, b in
            let (dx, dy) = (b.0 - a.0, b.1 - a.1)
            let t = max(0, min(1, ((px - a.0) * dx + (py - a.1) * dy) / (dx * dx + dy * dy)))
            let (rx, ry) = (px - a.0 - t * dx, py - a.1 - t * dy)
            return rx * rx + ry * ry <= 1.3 * 1.3
          }
          if isInside { inside += 1 }
        }
        #expect(abs(Int(image[x, y]) - inside * 255 / 256) <= 32, "(\(x), \(y))")
      }
    }
  }
}

@Suite struct StrokeSimplificationTests {
  private func points(_ pairs: [(Float, Float)]) -> Stroke {
    pairs.map { StrokePoint(x: $0.0, y: $0.1) }
  }

  @Test func `only corners stay`() {
    let stroke = points([(0, 0), (1, 0.01), (2, 0), (2, 1), (2, 2)])
    #expect(simplified(stroke, tolerance: 0.1) == points([(0, 0), (2, 0), (2, 2)]))
    #expect(simplified(stroke, tolerance: 0.001) == points([(0, 0), (1, 0.01), (2, 0), (2, 2)]))
  }

  @Test func `a loop keeps its far side, and a pen that stood still is a point`() {
    let loop = points([(0, 0), (1, 1), (0, 0)])
    #expect(simplified(loop, tolerance: 0.1) == loop)
    #expect(simplified(points([(3, 3), (3, 3), (3, 3)]), tolerance: 0.1) == points([(3, 3)]))
    #expect(simplified([], tolerance: 1) == [])
  }
}
