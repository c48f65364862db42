import Raster
import Testing

@testable import Segmentation

@Suite struct InkPartsTests {
  static func random(width: Int, height: Int) -> Mask {
    var generator = SeededGenerator(seed: UInt64(width + 1000 * height))
    var mask = Mask(width: width, height: height)
    for y in 0..<height {
      for x in 0..<width { mask[x, y] = Int.random(in: 0..<5, using: &generator) == 0 }
    }
    return mask
  }

  static let sizes = [(1, 1), (63, 2), (64, 64), (65, 130), (5, 200), (0, 3)]

  @Test(arguments: sizes)
  func `transposed, rows are columns`(width: Int, height: Int) {
    let mask = Self.random(width: width, height: height)
    let turned = mask.transposed()
    var naive = Mask(width: height, height: width)
    for y in 0..<height { for x in 0..<width { naive[y, x] = mask[x, y] } }
    #expect(turned == naive)
  }

  @Test(arguments: sizes)
  func `grown, ink has its neighbors`(width: Int, height: Int) {
    let mask = Self.random(width: width, height: height)
    var naive = mask
    for y in 0..<height {
      for x in 0..<width where mask[x, y] {
        for ny in max(0, y - 1)...min(height - 1, y + 1) {
          for nx in max(0, x - 1)...min(width - 1, x + 1) { naive[nx, ny] = true }
        }
      }
    }
    #expect(mask.grown(by: 1) == naive)
    #expect(mask.grown(by: 2) == naive.grown(by: 1))
    var few = mask
    for word in few.words.indices where word % 7 != 0 { few.words[word] = 0 }
    few.words = few.words.map { $0 & $0 >> 9 }
    for reach in [0, 4, 13, 66] {
      #expect(
        few.grown(by: reach)
          == (0..<reach).reduce(few) { grown, _ in grown.grown(by: 1) })
    }
  }

  @Test(arguments: sizes)
  func `shrunk, ink near paper goes`(width: Int, height: Int) {
    let mask = Self.random(width: width, height: height).grown(by: 2)
    var naive = mask
    for y in 0..<height {
      for x in 0..<width where !mask[x, y] {
        for ny in max(0, y - 1)...min(height - 1, y + 1) {
          for nx in max(0, x - 1)...min(width - 1, x + 1) { naive[nx, ny] = false }
        }
      }
    }
    #expect(mask.shrunk(by: 1) == naive)
    #expect(mask.shrunk(by: 2) == naive.shrunk(by: 1))
  }

  @Test func `a shade is solid and at a side, and what runs into it is no part of it`() {
    var mask = Mask(width: 200, height: 100)
    func fill(_ rect: Rect) {
      for y in rect.y..<rect.maxY { for x in rect.x..<rect.maxX { mask[x, y] = true } }
    }
    fill(Rect(x: 160, y: 60, width: 40, height: 40))
    // A stroke into it, a blot in the middle, and a stroke along the side.
    fill(Rect(x: 100, y: 75, width: 60, height: 8))
    fill(Rect(x: 40, y: 10, width: 40, height: 40))
    fill(Rect(x: 0, y: 0, width: 10, height: 100))
    func image(edge: Double) -> GrayImage {
      GrayImage(width: 200, height: 100, filledWith: 200).mapped { x, y, _ in
        // How dark, and over how many pixels it becomes so.
        let depth = Double(min(x - 160, y - 60)) + 0.5
        return mask[x, y] ? 200 - 100 * max(x < 160 ? 1 : 0, min(1, depth / edge)) : 200
      }
    }
    let levels = InkLevels(
      threshold: 150, polarity: .darkOnLight, paper: 200, ink: 100)
    let shade = sideShade(in: mask, of: image(edge: 1), levels: levels)
    var wrong = 0
    for y in 0..<100 {
      for x in 0..<200 {
        if x >= 160 && y >= 60 ? !shade[x, y] : shade[x, y] && x < 150 { wrong += 1 }
      }
    }
    #expect(wrong == 0)
    // What becomes dark little by little has no edge.
    #expect(!sideShade(in: mask, of: image(edge: 40), levels: levels).hasInk)
    let blank = Mask(width: 200, height: 100)
    #expect(!sideShade(in: blank, of: image(edge: 1), levels: levels).hasInk)
  }

  @Test(arguments: sizes)
  func `a mask is the sum of its components`(width: Int, height: Int) {
    let mask = Self.random(width: width, height: height)
    let components = Array(connectedComponents(in: mask))
    #expect(Mask(width: width, height: height, components: components) == mask)
  }

  @Test func `a straight line goes, what crosses it stays`() {
    let drawn = mask(
      """
      ..........#...........
      ..........#...........
      ######################
      ..........#...........
      ..........#...........
      """)
    let lines = straightLines(
      in: drawn, limits: StraightLineLimits(run: 10, length: 10, gap: 1))
    #expect(lines.count == 1 && lines.first?.thickness == 1)
    var ink = CrossedMask(drawn)
    for line in lines { ink.erase(line, upTo: 2) }
    #expect(
      ink.mask
        == mask(
          """
          ..........#...........
          ..........#...........
          ..........#...........
          ..........#...........
          ..........#...........
          """))
    #expect(ink.transposed == ink.mask.transposed())
  }

  @Test func `what is darker than the line stays on it`() {
    let drawn = mask(String(repeating: "#", count: 40))
    var levels = GrayImage(width: 40, height: 1, filledWith: 60)
    for x in 10..<16 { levels[x, 0] = 120 }
    var ink = CrossedMask(drawn, ink: levels, strength: 110)
    let limits = StraightLineLimits(run: 10, length: 10, gap: 1)
    for line in straightLines(in: drawn, limits: limits) { ink.erase(line, upTo: 2) }
    for x in 0..<40 { #expect(ink.mask[x, 0] == (10..<16).contains(x)) }
  }

  @Test func `neither the bottom of a 0 nor its side is straight`() {
    var sketch = Sketch(width: 120, height: 120)
    sketch.line(
      (0...60).map { step in
        let angle = Double(step) / 60 * 2 * Double.pi
        return (60 + 40 * cosine(angle), 60 + 50 * cosine(angle - Double.pi / 2))
      }, pen: 5)
    let zero = binarize(sketch.image, threshold: 127)
    let limits = StraightLineLimits(run: 26, length: 26, gap: 3)
    #expect(straightLines(in: zero, limits: limits).isEmpty)
    #expect(straightLines(in: zero.transposed(), limits: limits).isEmpty)
  }

  @Test func `the background is the paper without its ink`() {
    var sketch = Sketch(width: 160, height: 120)
    sketch.ink = 20
    sketch.draw(8, x: 50, y: 30, width: 40, height: 60, pen: 8)
    let image = sketch.image.mapped { x, y, level in
      min(level, 255) * (0.5 + 0.2 * Double(x) / 160 + 0.2 * Double(y) / 120)
    }
    let background = estimateBackground(of: image, flip: 0, spread: 30)
    var worst = 0
    forEachResidualRow(of: image, background: background, flip: 0) { y, residuals in
      for x in 10..<150 where sketch.image[x, y] == 255 {
        worst = max(worst, abs(Int(residuals[x])))
      }
    }
    #expect(worst <= 24)
  }

  @Test(arguments: [0, 1, 2, 5, 40])
  func `running extremes are those of each value and its neighbors`(reach: Int) {
    var generator = SeededGenerator(seed: 9)
    for count in [1, 2, 3, 7, 23, 64] {
      // A column of a grid, to see that nothing else is touched.
      let values = (0..<3 * count).map { _ in Float.random(in: -9...9, using: &generator) }
      for isGreatest in [true, false] {
        var naive = values
        for place in 0..<count {
          let near = max(0, place - reach)...min(count - 1, place + reach)
          let around = near.map { values[3 * $0 + 1] }
          naive[3 * place + 1] = isGreatest ? around.max()! : around.min()!
        }
        var extremes = RunningExtremes(reach: reach, length: 64)
        var found = values
        extremes.replace(&found, start: 1, count: count, stride: 3, isGreatest: isGreatest)
        #expect(found == naive)
      }
    }
  }

  @Test(arguments: [UInt8(0), 255])
  func `closed paper has no strokes and keeps the side of a shade`(flip: UInt8) {
    var sketch = Sketch(width: 200, height: 120)
    sketch.paper = 220
    sketch.draw(8, x: 70, y: 20, width: 50, height: 80, pen: 9)
    // Dark from the 90th column on, through the middle of the digit.
    func light(_ x: Int) -> Double { x < 90 ? 1 : 0.5 }
    let drawn = sketch.image.mapped { x, _, level in level * light(x) }
    let paper = closedPaper(
      of: flip == 0 ? drawn : drawn.inverted, flip: flip, cell: 2, reach: 8)
    #expect(paper.cell == 2 && paper.columns == 100 && paper.rows == 60)
    let wrong = paper.levels.indices.filter { index in
      abs(paper.levels[index] - Float(220 * light(2 * (index % 100)))) > 1
    }
    #expect(wrong.isEmpty)
    // A square that fits into the pen's strokes leaves them.
    let narrow = closedPaper(
      of: flip == 0 ? drawn : drawn.inverted, flip: flip, cell: 2, reach: 1)
    #expect(narrow.levels.contains { $0 < 60 })
  }

  @Test func `closed paper of any size is the mean of cells that nothing stands around`() {
    let image = GrayImage(width: 5, height: 3, filledWith: 0).mapped { x, y, _ in
      Double(10 * x + y)
    }
    let paper = closedPaper(of: image, flip: 0, cell: 2, reach: 0)
    #expect(paper.columns == 3 && paper.rows == 2)
    #expect(paper.levels == [5.5, 25.5, 40.5, 7, 27, 42])
  }

  @Test(arguments: [1, 2, 3, 4])
  func `a picture made smaller has the means of its squares`(factor: Int) {
    var generator = SeededGenerator(seed: 4)
    let image = GrayImage(width: 23, height: 10, filledWith: 0).mapped { _, _, _ in
      128 + 50 * generator.normal()
    }
    let small = reduce(image, by: factor)
    #expect(small.width == (23 + factor - 1) / factor)
    for y in 0..<small.height {
      for x in 0..<small.width {
        var sum = 0
        var count = 0
        for sy in y * factor..<min(10, (y + 1) * factor) {
          for sx in x * factor..<min(23, (x + 1) * factor) {
            sum += Int(image[sx, sy])
            count += 1
          }
        }
        #expect(Int(small[x, y]) == (sum + count / 2) / count)
      }
    }
  }

  @Test func `made larger, an even slope stays one`() {
    let slope = GrayImage(width: 20, height: 6, filledWith: 0).mapped { x, _, _ in
      20 + 8 * Double(x)
    }
    let large = enlarge(slope, by: 2)
    #expect(large.width == 40 && large.height == 12)
    for x in 4..<36 {
      let expected = 20 + 8 * ((Double(x) + 0.5) / 2 - 0.5)
      #expect(abs(Double(large[x, 6]) - expected) <= 0.51)
    }
  }
}

/// The cosine, by its series: tests need no library for it.
private func cosine(_ angle: Double) -> Double {
  var sum = 0.0
  var term = 1.0
  for step in 1...20 {
    sum += term
    term *= -angle * angle / Double((2 * step - 1) * (2 * step))
  }
  return sum
}
