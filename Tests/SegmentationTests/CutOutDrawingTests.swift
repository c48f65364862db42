import Raster
import Testing

@testable import Segmentation

/// Digits cut out of drawings, with nothing around them.
@Suite struct CutOutDrawingTests {
  typealias Pictures = InkExtractionTests

  /// A digit whose strokes' outer sides are the picture's.
  static func cutOut(_ digit: Int, height: Int) -> Sketch {
    var sketch = Sketch(width: max(8, height * 3 / 4), height: height)
    let pen = Double(height) / 8 + 1
    sketch.draw(
      digit, x: pen / 2, y: pen / 2, width: Double(sketch.width) - pen,
      height: Double(height) - pen, pen: pen)
    return sketch
  }

  /// The mean of each pixel and those beside it.
  static func blurred(_ image: GrayImage) -> GrayImage {
    image.mapped { x, y, _ in
      var sum = 0
      for dy in -1...1 {
        for dx in -1...1 {
          sum += Int(
            image[
              min(image.width - 1, max(0, x + dx)), min(image.height - 1, max(0, y + dy))])
        }
      }
      return Double(sum) / 9
    }
  }

  @Test(arguments: 0..<10, [Polarity.darkOnLight, .lightOnDark])
  func `all of the digit is ink`(digit: Int, polarity: Polarity) throws {
    for height in [20, 28, 44, 80] {
      let sketch = Self.cutOut(digit, height: height)
      // The smallest are soft as they are.
      let drawing = height > 30 ? Self.blurred(sketch.image) : sketch.image
      let ink = try #require(
        extractInk(from: polarity == .darkOnLight ? drawing : drawing.inverted))
      #expect(ink.polarity == polarity, "\(height) pixels high")
      #expect(ink.mask.width == Int((Double(sketch.width) * ink.scale).rounded()))
      #expect(ink.mask.height == Int((Double(height) * ink.scale).rounded()))
      let plain = binarize(enlarge(drawing, by: ink.scale), threshold: 127)
      #expect(Pictures.overlap(ink.mask, plain) > 0.8, "\(height) pixels high")
    }
  }

  @Test func `of a 1 hardly any paper is left`() throws {
    var sketch = Sketch(width: 6, height: 24)
    sketch.line([(3, 1), (3, 23)], pen: 3)
    let ink = try #require(extractInk(from: sketch.image))
    #expect(ink.polarity == .darkOnLight)
    let plain = binarize(enlarge(sketch.image, by: ink.scale), threshold: 127)
    #expect(Pictures.overlap(ink.mask, plain) > 0.7)
  }

  @Test func `what is cut out of a photograph, or has paper around it, is none of these`() throws {
    func isCutOut(_ image: GrayImage) throws -> Bool {
      let histogram = Histogram(of: image)
      let levels = try #require(findInkLevels(in: image))
      return paperAroundCutOut(image, histogram: histogram, levels: levels) != nil
    }
    let drawing = Self.blurred(Self.cutOut(5, height: 40).image)
    #expect(try isCutOut(drawing) && isCutOut(drawing.inverted))
    #expect(try #require(extractInk(from: drawing)).isPaperEven)
    #expect(try !isCutOut(Pictures.noisy(drawing.mapped { 10 + 0.9 * $2 }, deviation: 4)))
    #expect(try !isCutOut(drawing.mapped { x, _, level in level * (1 - 0.015 * Double(x)) }))
    #expect(try !isCutOut(drawing.withMargin(4, of: 255)))
    // On squared paper, whose rules go up to all sides.
    var ruled = Sketch(width: 60, height: 60)
    ruled.draw(5, x: 15, y: 12, width: 26, height: 36, pen: 6)
    for place in [5.0, 30, 55] {
      ruled.line([(0, place), (60, place)], pen: 2)
      ruled.line([(place, 0), (place, 60)], pen: 2)
    }
    #expect(try !isCutOut(Self.blurred(ruled.image)))
  }

  @Test(arguments: [1, 2, 2.5])
  func `ink without its margin is where it was`(scale: Double) {
    let image = Self.cutOut(4, height: 40).image
    let padded = image.withMargin(6, of: 255)
    let large = enlarge(padded, by: scale)
    let ink = InkPicture(
      ink: large.inverted, mask: binarize(large, threshold: 127), polarity: .darkOnLight,
      scale: scale
    ).withoutMargin(6, of: image)
    let plain = enlarge(image, by: scale)
    #expect(ink.mask.width == plain.width && ink.mask.height == plain.height)
    // The margin goes on in white where the picture alone goes on in its own pixels.
    #expect(Pictures.overlap(ink.mask, binarize(plain, threshold: 127)) > 0.95)
    if scale == 1 { #expect(ink.ink == image.inverted) }
  }
}
