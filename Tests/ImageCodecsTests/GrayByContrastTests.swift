internal import DigitFixtures
internal import ImageCodecs
internal import Raster
import Testing

@Suite struct `Gray by contrast` {
  private typealias Color = SIMD3<Int>

  private static let size = (width: 60, height: 41)

  /// Whether a pixel is in one of two strokes: one upright, one level.
  private static func isInk(_ x: Int, _ y: Int) -> Bool {
    (20..<25).contains(x) && (8..<33).contains(y) || (30..<48).contains(x) && (17..<22).contains(y)
  }

  private static func luma(_ color: Color) -> Int { ColorRule.luma(color.x, color.y, color.z) }

  /// A drawing as PNG, noise added to each sample of it, and to all samples of a pixel alike.
  private func png(
    ink: Color, paper: Color, noise: Int = 0, grayNoise: Int = 0, seed: UInt64 = 1
  ) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    var image = Image<RGB>(
      width: Self.size.width, height: Self.size.height, filledWith: RGB(gray: 0))
    func level(_ sample: Int) -> UInt8 {
      UInt8(clamping: sample + Int.random(in: -noise...noise, using: &generator))
    }
    for y in 0..<image.height {
      for x in 0..<image.width {
        let gray = Int.random(in: -grayNoise...grayNoise, using: &generator)
        let color = (Self.isInk(x, y) ? ink : paper) &+ Color(repeating: gray)
        image[x, y] = RGB(red: level(color.x), green: level(color.y), blue: level(color.z))
      }
    }
    return PNGEncoder.encode(image)
  }

  /// How far the ink is from the paper in a decoded drawing without noise.
  private func contrast(_ image: GrayImage) -> Int { abs(Int(image[22, 20]) - Int(image[2, 2])) }

  @Test(arguments: [
    (Color(255, 255, 0), 229), (Color(160, 255, 255), 95), (Color(255, 240, 120), 60),
  ])
  func `shows pale inks on white`(_ ink: SIMD3<Int>, atLeast level: Int) throws {
    let bytes = png(ink: ink, paper: Color(255, 255, 255))
    #expect(contrast(try ImageDecoder.decode(bytes).image) <= 40)
    let decoded = try ImageDecoder.decode(bytes, conversion: .contrast)
    #expect(contrast(decoded.image) >= level)
    #expect(decoded.weights != .luma)
    // The ink stays darker than the paper.
    #expect(decoded.image[22, 20] < decoded.image[2, 2])
  }

  @Test func `shows ink of the paper's luma`() throws {
    var generator = SeededGenerator(seed: 7)
    func color() -> Color {
      Color((0..<3).map { _ in Int.random(in: 0...255, using: &generator) })
    }
    var tried = 0
    while tried < 100 {
      let (ink, paper) = (color(), color())
      let difference = ink &- paper
      let greatest = (0..<3).map { abs(difference[$0]) }.max() ?? 0
      guard abs(Self.luma(ink) - Self.luma(paper)) <= 4, greatest >= 60 else { continue }
      tried += 1
      let image = try ImageDecoder.decode(
        png(ink: ink, paper: paper), conversion: .contrast
      ).image
      // Along d, all of it counting 1, colors are ∑d² / ∑|d| apart.
      let squares = Double((difference &* difference).wrappedSum())
      let size = Double((0..<3).reduce(0) { $0 + abs(difference[$1]) })
      #expect(abs(Double(contrast(image)) - squares / size) <= 2, "\(ink) on \(paper)")
      for y in 0..<image.height {
        for x in 0..<image.width {
          #expect(image[x, y] == (Self.isInk(x, y) ? image[22, 20] : image[2, 2]))
        }
      }
    }
  }

  @Test func `shows ink of the paper's luma through noise`() throws {
    let bytes = png(ink: Color(220, 90, 90), paper: Color(60, 162, 90), noise: 20)
    let image = try ImageDecoder.decode(bytes, conversion: .contrast).image
    let (ink, paper) = (mean(of: image, where: Self.isInk), mean(of: image) { !Self.isInk($0, $1) })
    #expect(abs(ink - paper) > 90)
  }

  @Test func `shows ink of the paper's luma through noise that is gray`() throws {
    let bytes = png(
      ink: Color(220, 90, 90), paper: Color(70, 165, 90), noise: 2, grayNoise: 45)
    let image = try ImageDecoder.decode(bytes, conversion: .contrast).image
    let (ink, paper) = (mean(of: image, where: Self.isInk), mean(of: image) { !Self.isInk($0, $1) })
    // The direction is one in which grays are nearly alike: there is hardly any noise in it.
    let deviations = (0..<image.height).flatMap { y in
      (0..<image.width).map { x in
        abs(Double(image[x, y]) - (Self.isInk(x, y) ? ink : paper)) / abs(ink - paper)
      }
    }
    #expect(deviations.allSatisfy { $0 < 0.1 })
  }

  @Test func `shows strokes that fill the picture through noise`() throws {
    var generator = SeededGenerator(seed: 5)
    var image = Image<RGB>(width: 60, height: 41, filledWith: RGB(gray: 0))
    func isInk(_ x: Int, _ y: Int) -> Bool { x >= 4 && x % 8 < 4 && (5..<36).contains(y) }
    for y in 0..<image.height {
      for x in 0..<image.width {
        let gray = Int.random(in: -30...30, using: &generator)
        func level(_ sample: Int) -> UInt8 {
          UInt8(clamping: sample + gray + Int.random(in: -10...10, using: &generator))
        }
        image[x, y] =
          isInk(x, y)
          ? RGB(red: level(220), green: level(90), blue: level(90))
          : RGB(red: level(70), green: level(165), blue: level(90))
      }
    }
    let decoded = try ImageDecoder.decode(PNGEncoder.encode(image), conversion: .contrast)
    let ink = mean(of: decoded.image, where: isInk)
    let paper = mean(of: decoded.image) { !isInk($0, $1) }
    #expect(abs(ink - paper) > 90)
  }

  private func mean(of image: GrayImage, where isWanted: (Int, Int) -> Bool) -> Double {
    var (sum, count) = (0.0, 0.0)
    for y in 0..<image.height {
      for x in 0..<image.width where isWanted(x, y) {
        sum += Double(image[x, y])
        count += 1
      }
    }
    return sum / count
  }

  @Test func `is luma where that shows the ink`() throws {
    for (ink, paper) in [
      (Color(0, 0, 160), Color(255, 255, 200)), (Color(200, 30, 30), Color(255, 255, 255)),
      (Color(255, 255, 255), Color(30, 90, 60)), (Color(90, 60, 30), Color(200, 180, 150)),
      // Its red would show it better.
      (Color(255, 0, 0), Color(0, 0, 0)),
    ] {
      let bytes = png(ink: ink, paper: paper)
      let decoded = try ImageDecoder.decode(bytes, conversion: .contrast)
      #expect(decoded.weights == .luma)
      #expect(decoded.image == (try ImageDecoder.decode(bytes).image))
    }
  }

  @Test(arguments: [0, 3, 12])
  func `is luma for grays, faint ones too`(noise: Int) throws {
    for level in [255, 253, 245, 200] {
      let bytes = png(
        ink: Color(level, level, level), paper: Color(255, 255, 255), noise: noise,
        seed: UInt64(level))
      #expect(try ImageDecoder.decode(bytes, conversion: .contrast).weights == .luma)
    }
    // A tint, as compression leaves some, is no ink.
    let tint = png(ink: Color(200, 200, 209), paper: Color(201, 202, 200))
    #expect(try ImageDecoder.decode(tint, conversion: .contrast).weights == .luma)
    // Pencil on paper that is a little yellow: as well seen by luma.
    let bytes = png(
      ink: Color(205, 200, 190), paper: Color(240, 235, 220), noise: noise)
    #expect(try ImageDecoder.decode(bytes, conversion: .contrast).weights == .luma)
  }

  @Test(arguments: PNGKind.all.filter { $0.colorType != .gray && $0.colorType != .grayAlpha })
  func `is found in every kind of PNG`(_ kind: PNGKind) throws {
    // Of about the same luma.
    let (ink, paper) = (Color(220, 90, 90), Color(60, 168, 90))
    let maximum = 1 << kind.bitDepth - 1
    var file = PNGFile(
      width: Self.size.width, height: Self.size.height, bitDepth: kind.bitDepth,
      colorType: kind.colorType, isInterlaced: kind.isInterlaced
    ) { x, y in
      let isInk = Self.isInk(x, y)
      if kind.colorType == .palette { return [isInk ? 1 : 0] }
      let color = isInk ? ink : paper
      return (0..<3).map { color[$0] * maximum / 255 } + (kind.colorType == .rgba ? [maximum] : [])
    }
    if kind.colorType == .palette {
      let colors = [paper, ink].flatMap { color in (0..<3).map { UInt8(color[$0]) } }
      file = file.inserting(PNGFile.Chunk("PLTE", colors), before: "IDAT")
    }
    for orientation in 1...8 {
      let turned = file.inserting(
        PNGFile.Chunk("eXIf", EXIFData.orientation(UInt32(orientation))), before: "IDAT")
      let plain = try ImageDecoder.decode(turned.bytes).image
      let decoded = try ImageDecoder.decode(turned.bytes, conversion: .contrast)
      #expect(decoded.orientation == orientation)
      let levels = Set(decoded.image.pixels)
      #expect(levels.count == 2)
      #expect(levels.max().map(Int.init)! - levels.min().map(Int.init)! >= 110)
      // Where luma differs, however little, there the ink is.
      #expect(Set(plain.pixels).count == 2)
      let isSame = zip(plain.pixels, decoded.image.pixels).allSatisfy { pixel, other in
        (pixel == plain.pixels[0]) == (other == decoded.image.pixels[0])
      }
      #expect(isSame)
    }
  }

  @Test func `is laid over white`() throws {
    // Yellow ink of all degrees on nothing.
    let file = PNGFile(width: Self.size.width, height: Self.size.height, colorType: .rgba) { x, y in
      [255, 255, 0, Self.isInk(x, y) ? 255 - (y % 4) * 60 : 0]
    }
    let image = try ImageDecoder.decode(file.bytes, conversion: .contrast).image
    #expect(image[2, 2] == 255)
    for y in 8..<33 { #expect(image[22, y] == (y % 4) * 60) }
  }

  @Test(arguments: [nil, 0] as [UInt8?], [false, true])
  func `is found in a JPEG`(adobeTransform: UInt8?, isProgressive: Bool) throws {
    // YCbCr of one Y; RGB of one luma.
    let levels: [[UInt8]] =
      adobeTransform == nil
      ? [[120, 120, 120], [90, 200, 90], [128, 128, 128]]
      : [[220, 60, 220], [90, 172, 90], [90, 90, 90]]
    let file = JPEGFile(
      width: 21, height: 6, adobeTransform: adobeTransform, isProgressive: isProgressive,
      levels: levels)
    let luma = try ImageDecoder.decode(file.bytes).image
    #expect(abs(Int(luma[0, 0]) - Int(luma[8, 0])) <= 4)
    let decoded = try ImageDecoder.decode(file.bytes, conversion: .contrast)
    #expect(abs(Int(decoded.image[0, 0]) - Int(decoded.image[8, 0])) >= 100)
    for y in 0..<6 {
      for x in 0..<21 { #expect(decoded.image[x, y] == decoded.image[x / 8 * 8, 0]) }
    }
  }

  @Test(arguments: [nil, 0] as [UInt8?])
  func `is found in the CMYK of a JPEG`(adobeTransform: UInt8?) throws {
    // Stored inverted with a marker; the same colors either way.
    let colors: [[UInt8]] = [[220, 60, 220], [90, 172, 90], [90, 90, 90], [200, 200, 200]]
    let levels = adobeTransform == nil ? colors.map { $0.map { 255 - $0 } } : colors
    let file = JPEGFile(width: 21, height: 6, adobeTransform: adobeTransform, levels: levels)
    let decoded = try ImageDecoder.decode(file.bytes, conversion: .contrast)
    // (160, -82, 0) · 200 / 255, along itself: ∑d² / ∑|d|.
    let (red, green) = (160.0 * 200 / 255, 82.0 * 200 / 255)
    let expected = (red * red + green * green) / (red + green)
    let contrast = abs(Int(decoded.image[0, 0]) - Int(decoded.image[8, 0]))
    #expect(abs(Double(contrast) - expected) <= 2)
  }

  @Test func `is luma for surfaces beside each other`() throws {
    let (left, right) = (RGB(red: 60, green: 162, blue: 90), RGB(red: 220, green: 80, blue: 90))
    var image = Image<RGB>(width: 90, height: 70, filledWith: left)
    for y in 0..<70 {
      for x in 40 + y / 4..<90 { image[x, y] = right }
    }
    #expect(
      try ImageDecoder.decode(PNGEncoder.encode(image), conversion: .contrast).weights == .luma)
    // With a second side it is a stroke.
    for y in 0..<70 {
      for x in 52 + y / 4..<90 { image[x, y] = left }
    }
    #expect(
      try ImageDecoder.decode(PNGEncoder.encode(image), conversion: .contrast).weights != .luma)
  }

  @Test func `finds a stroke on a sheet that is large and even`() throws {
    var image = Image<RGB>(
      width: 1200, height: 900, filledWith: RGB(red: 60, green: 162, blue: 90))
    for y in 400..<440 {
      for x in 600..<604 { image[x, y] = RGB(red: 220, green: 80, blue: 90) }
    }
    let decoded = try ImageDecoder.decode(PNGEncoder.encode(image), conversion: .contrast)
    #expect(abs(Int(decoded.image[601, 420]) - Int(decoded.image[0, 0])) >= 110)
  }

  @Test func `is luma for pictures too small to tell`() throws {
    for (width, height) in [(1, 1), (1, 9), (2, 1)] {
      for isInterlaced in [false, true] {
        let file = PNGFile(
          width: width, height: height, colorType: .rgb, isInterlaced: isInterlaced
        ) { x, y in (x + y).isMultiple(of: 2) ? [220, 90, 90] : [60, 168, 90] }
        let decoded = try ImageDecoder.decode(file.bytes, conversion: .contrast)
        #expect(decoded.weights == .luma)
      }
    }
  }
}
