import Raster
import Segmentation
import Testing

@Suite struct ThresholdingTests {
  @Test func `a histogram counts every pixel once`() {
    var generator = SeededGenerator(seed: 1)
    for count in [0, 1, 3, 4, 5, 1023] {
      let pixels = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let histogram = Histogram(of: GrayImage(width: count, height: 1, pixels: pixels))
      #expect(histogram.total == count)
      for level in 0...255 {
        #expect(histogram.counts[level] == pixels.count { Int($0) == level })
      }
    }
  }

  @Test func `the variance between classes is that of its definition`() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<5 {
      let counts = (0...255).map { _ in max(0, Int.random(in: -20...20, using: &generator)) }
      let histogram = Histogram(counts: counts)
      let variances = betweenClassVariance(of: histogram)
      let total = Double(histogram.total)
      for threshold in 0..<255 {
        guard let dark = histogram.mean(of: 0...threshold),
          let light = histogram.mean(of: threshold + 1...255)
        else {
          #expect(variances[threshold] == 0)
          continue
        }
        let share = Double(counts[...threshold].reduce(0, +)) / total
        let expected = share * (1 - share) * (dark - light) * (dark - light)
        #expect(abs(variances[threshold] - expected) < 1e-6 * max(1, expected))
      }
    }
  }

  @Test(arguments: [(0, 255), (100, 120), (7, 8)])
  func `of two levels the threshold lies in the middle`(dark: Int, light: Int) {
    var counts: [Int] = Array(repeating: 0, count: 256)
    counts[dark] = 3
    counts[light] = 97
    #expect(otsuThreshold(of: Histogram(counts: counts)) == UInt8((dark + light - 1) / 2))
  }

  @Test func `one level has no threshold`() {
    #expect(otsuThreshold(of: Histogram(of: GrayImage(width: 9, height: 9, filledWith: 7))) == nil)
    #expect(otsuThreshold(of: Histogram(of: GrayImage(width: 0, height: 9, filledWith: 7))) == nil)
  }

  @Test func `a few pixels of ink on noisy paper move the threshold out of the noise`() throws {
    var generator = SeededGenerator(seed: 3)
    var page = GrayImage(width: 300, height: 200, filledWith: 0).mapped { _, _, _ in
      230 + 4 * generator.normal()
    }
    for x in 100..<106 { page[x, 50] = 30 }
    let plain = try #require(otsuThreshold(of: Histogram(of: page)))
    #expect(plain > 200, "the plain threshold would do as well")
    let robust = try #require(robustOtsuThreshold(of: Histogram(of: page)))
    #expect((30..<205).contains(robust))
  }

  @Test(arguments: [0, 1, 63, 64, 65, 130])
  func `packed and plain thresholds agree`(width: Int) {
    var generator = SeededGenerator(seed: UInt64(width))
    var image = GrayImage(width: width, height: 5, filledWith: 0)
    for index in image.pixels.indices {
      image.pixels[index] = UInt8.random(in: 0...255, using: &generator)
    }
    for threshold: UInt8 in [0, 1, 126, 127, 128, 129, 254, 255] {
      for polarity in [Polarity.darkOnLight, .lightOnDark] {
        let mask = binarize(image, threshold: threshold, polarity: polarity)
        var naive = Mask(width: width, height: 5)
        for y in 0..<5 {
          for x in 0..<width {
            naive[x, y] = (image[x, y] <= threshold) == (polarity == .darkOnLight)
          }
        }
        #expect(mask == naive)
      }
    }
  }

  @Test func `ink is found dark or light`() throws {
    var sketch = Sketch(width: 100, height: 80)
    sketch.draw(8, x: 30, y: 15, width: 35, height: 50, pen: 8)
    #expect(try #require(findInkLevels(in: sketch.image)).polarity == .darkOnLight)
    #expect(try #require(findInkLevels(in: sketch.image.inverted)).polarity == .lightOnDark)
  }

  @Test func `a digit cut out tightly is still ink`() throws {
    var sketch = Sketch(width: 40, height: 56)
    sketch.draw(0, x: 5, y: 5, width: 30, height: 46, pen: 10)
    #expect(try #require(findInkLevels(in: sketch.image)).polarity == .darkOnLight)
  }

  @Test func `a black edge around a scan is not paper`() throws {
    var sketch = Sketch(width: 200, height: 150)
    sketch.draw(3, x: 80, y: 50, width: 30, height: 50)
    let framed = sketch.image.padded(left: 2, top: 2, right: 2, bottom: 2, with: 0)
    #expect(try #require(findInkLevels(in: framed)).polarity == .darkOnLight)
  }
}
