import Raster
import Segmentation
import Testing

@Suite struct ConnectedComponentsTests {
  @Test func `corners touch with eight neighbors and not with four`() {
    let drawing = mask(
      """
      #.#
      .#.
      #.#
      """)
    #expect(connectedComponents(in: drawing).count == 1)
    #expect(connectedComponents(in: drawing, connectivity: .four).count == 5)
  }

  @Test func `arms that meet late are one component`() {
    let drawing = mask(
      """
      #.#.#.##
      #.#.#..#
      #.###..#
      #......#
      ########
      """)
    let components = connectedComponents(in: drawing)
    #expect(components.count == 2)
    #expect(components[0].bounds == Rect(x: 0, y: 0, width: 8, height: 5))
    #expect(components[1].area == 7)
    #expect(components[1].centroidX == 3.5)
  }

  @Test func `runs cross the borders of words`() {
    var drawing = Mask(width: 200, height: 1)
    for x in 0..<200 where x != 63 && x != 128 { drawing[x, 0] = true }
    let components = connectedComponents(in: drawing)
    #expect(components.map(\.area) == [63, 64, 71])
  }

  @Test func `a full mask is one component`() {
    let drawing = binarize(GrayImage(width: 130, height: 3, filledWith: 0), threshold: 0)
    let components = connectedComponents(in: drawing)
    #expect(components.count == 1)
    #expect(components[0].area == 390)
    #expect(components[0].runs.count == 3)
  }

  @Test(arguments: [(0, 0), (0, 5), (5, 0), (64, 1)])
  func `a mask without ink has no components`(width: Int, height: Int) {
    #expect(connectedComponents(in: Mask(width: width, height: height)).isEmpty)
  }

  @Test(arguments: [0.05, 0.3, 0.5, 0.6, 0.8, 0.97])
  func `components are those of a flood fill`(density: Double) {
    var generator = SeededGenerator(seed: UInt64(density * 100))
    for (width, height) in [(1, 9), (9, 1), (17, 13), (64, 8), (65, 9), (131, 12)] {
      var drawing = Mask(width: width, height: height)
      for y in 0..<height {
        for x in 0..<width {
          drawing[x, y] = Double.random(in: 0..<1, using: &generator) < density
        }
      }
      for connectivity in [Connectivity.eight, .four] {
        let found = connectedComponents(in: drawing, connectivity: connectivity)
        let expected = floodedComponents(in: drawing, connectivity: connectivity)
        #expect(found.count == expected.count)
        for (component, pixels) in zip(found, expected) { check(component, against: pixels) }
      }
    }
  }

  private func check(_ component: Component, against pixels: [Pixel]) {
    let found = component.runs.flatMap { run in run.columns.map { Pixel(x: $0, y: run.y) } }
    #expect(found == pixels.sorted { ($0.y, $0.x) < ($1.y, $1.x) })
    #expect(component.area == pixels.count)
    let box = pixels.reduce(Rect(x: 0, y: 0, width: 0, height: 0)) {
      $0.union(Rect(x: $1.x, y: $1.y, width: 1, height: 1))
    }
    #expect(component.bounds == box)
    let meanX = pixels.reduce(0.0) { $0 + Double($1.x) + 0.5 } / Double(pixels.count)
    let meanY = pixels.reduce(0.0) { $0 + Double($1.y) + 0.5 } / Double(pixels.count)
    #expect(abs(component.centroidX - meanX) < 1e-9 && abs(component.centroidY - meanY) < 1e-9)
    let members = Set(pixels)
    let edges = pixels.reduce(0) { sum, pixel in
      sum
        + [(1, 0), (-1, 0), (0, 1), (0, -1)].count {
          !members.contains(Pixel(x: pixel.x + $0.0, y: pixel.y + $0.1))
        }
    }
    #expect(edgeCount(of: component) == edges)
  }

  @Test(arguments: [1, 3, 8])
  func `the width of a long bar is its stroke width`(width: Int) {
    var upright = Mask(width: width, height: 40 * width)
    for y in 0..<upright.height { for x in 0..<width { upright[x, y] = true } }
    let measured = strokeWidth(of: connectedComponents(in: upright)[0])
    // The outline is taken as that of a slanted bar would be on average.
    #expect((0.9...1.35).contains(measured / Double(width)))
  }
}

private struct Pixel: Hashable {
  var x: Int
  var y: Int
}

/// The plain twin of `connectedComponents`: fills from each pixel that no fill has reached.
private func floodedComponents(in mask: Mask, connectivity: Connectivity) -> [[Pixel]] {
  var rest = mask
  var components: [[Pixel]] = []
  for y in 0..<mask.height {
    for x in 0..<mask.width where rest[x, y] {
      var pixels: [Pixel] = []
      var queue = [Pixel(x: x, y: y)]
      rest[x, y] = false
      while let pixel = queue.popLast() {
        pixels.append(pixel)
        for dy in -1...1 {
          for dx in -1...1 where connectivity == .eight || dx == 0 || dy == 0 {
            let next = Pixel(x: pixel.x + dx, y: pixel.y + dy)
            guard mask.bounds.contains(x: next.x, y: next.y), rest[next.x, next.y] else {
              continue
            }
            rest[next.x, next.y] = false
            queue.append(next)
          }
        }
      }
      components.append(pixels)
    }
  }
  return components
}
