internal import DigitFixtures
internal import ImageCodecs
internal import Raster
import Testing

/// A kind of PNG: every one that the format allows.
struct PNGKind: Sendable, CustomTestStringConvertible {
  let colorType: PNGFile.ColorType
  let bitDepth: Int
  let isInterlaced: Bool

  var testDescription: String {
    "\(colorType) of \(bitDepth) bits\(isInterlaced ? ", interlaced" : "")"
  }

  static let all = PNGFile.ColorType.allCases.flatMap { colorType in
    colorType.bitDepths.flatMap { bitDepth in
      [false, true].map {
        PNGKind(colorType: colorType, bitDepth: bitDepth, isInterlaced: $0)
      }
    }
  }

  /// Samples at random, the same for the same seed; the ends of the range are as likely as all
  /// between.
  func samples(width: Int, height: Int, seed: UInt64) -> [[Int]] {
    var generator = SeededGenerator(seed: seed)
    let maximum = 1 << bitDepth - 1
    return (0..<width * height).map { _ in
      (0..<colorType.sampleCount).map { _ in
        switch UInt8.random(in: 0..<8, using: &generator) {
        case 0: 0
        case 1: maximum
        default: Int.random(in: 0...maximum, using: &generator)
        }
      }
    }
  }

  /// The gray of a pixel's samples by the rule; a palette's entry `i` is (i, 255 - i, 7i mod 256).
  func gray(of samples: [Int]) -> Int {
    func narrow(_ sample: Int) -> Int { ColorRule.eightBits(sample, bitDepth: bitDepth) }
    switch colorType {
    case .gray:
      return narrow(samples[0])
    case .palette:
      let index = samples[0]
      return ColorRule.luma(index, 255 - index, index * 7 % 256)
    case .rgb:
      return narrow(ColorRule.luma(samples[0], samples[1], samples[2]))
    case .grayAlpha:
      return ColorRule.overWhite(narrow(samples[0]), alpha: narrow(samples[1]))
    case .rgba:
      let luma = narrow(ColorRule.luma(samples[0], samples[1], samples[2]))
      return ColorRule.overWhite(luma, alpha: narrow(samples[3]))
    }
  }

  func file(width: Int, height: Int, samples: [[Int]]) -> PNGFile {
    let file = PNGFile(
      width: width, height: height, bitDepth: bitDepth, colorType: colorType,
      isInterlaced: isInterlaced
    ) { x, y in samples[y * width + x] }
    guard colorType == .palette else { return file }
    var palette: [UInt8] = []
    for index in 0..<1 << bitDepth {
      palette += [UInt8(index), UInt8(255 - index), UInt8(index * 7 % 256)]
    }
    return file.inserting(PNGFile.Chunk("PLTE", palette), before: "IDAT")
  }
}

@Suite struct `Samples of a PNG` {
  @Test(arguments: PNGKind.all)
  func `become gray by the one rule`(_ kind: PNGKind) throws {
    // Wider than a block of the vector loops, and no multiple of 8; and the smallest of all passes.
    for (width, height) in [(37, 11), (1, 1), (3, 2), (5, 9)] {
      let samples = kind.samples(width: width, height: height, seed: UInt64(width))
      let decoded = try ImageDecoder.decode(
        kind.file(width: width, height: height, samples: samples).bytes)
      #expect(decoded.format == .png)
      #expect(decoded.orientation == 1)
      #expect(decoded.image.width == width)
      #expect(decoded.image.height == height)
      let expected = samples.map { UInt8(kind.gray(of: $0)) }
      #expect(decoded.image.pixels == expected)
    }
  }

  /// Of two levels one would be left: there alpha is the ink.
  @Test(arguments: PNGKind.all.filter { [.gray, .rgb].contains($0.colorType) && $0.bitDepth > 1 })
  func `of the one transparent color are white`(_ kind: PNGKind) throws {
    let (width, height) = (37, 11)
    let samples = kind.samples(width: width, height: height, seed: 4)
    let transparent = try #require(samples.first { kind.gray(of: $0) < 255 })
    // Whatever stands above the bits of a sample does not count.
    let junk = kind.bitDepth == 16 ? 0 : 1 << kind.bitDepth
    let key = transparent.flatMap { sample -> [UInt8] in
      [UInt8((sample + junk) >> 8), UInt8((sample + junk) & 255)]
    }
    let file = kind.file(width: width, height: height, samples: samples)
      .inserting(PNGFile.Chunk("tRNS", key), before: "IDAT")
    let expected = samples.map { $0 == transparent ? 255 : UInt8(kind.gray(of: $0)) }
    #expect(try ImageDecoder.decode(file.bytes).image.pixels == expected)
  }

  @Test(arguments: PNGKind.all.filter { $0.colorType == .palette })
  func `of a palette take its alphas, as many as it has`(_ kind: PNGKind) throws {
    let (width, height) = (37, 11)
    let samples = kind.samples(width: width, height: height, seed: 9)
    let alphas: [UInt8] = (0..<1 << (kind.bitDepth - 1)).map { UInt8($0 * 31 % 256) }
    let file = kind.file(width: width, height: height, samples: samples)
      .inserting(PNGFile.Chunk("tRNS", alphas), before: "IDAT")
    let expected = samples.map { sample -> UInt8 in
      let alpha = sample[0] < alphas.count ? Int(alphas[sample[0]]) : 255
      return UInt8(ColorRule.overWhite(kind.gray(of: sample), alpha: alpha))
    }
    #expect(try ImageDecoder.decode(file.bytes).image.pixels == expected)
  }

  @Test func `past the end of a palette are black`() throws {
    let file = PNGFile(width: 3, height: 1, bitDepth: 8, colorType: .palette) { x, _ in [x] }
      .inserting(PNGFile.Chunk("PLTE", [9, 9, 9, 200, 200, 200]), before: "IDAT")
    #expect(try ImageDecoder.decode(file.bytes).image.pixels == [9, 200, 0])
  }

  @Test func `of 16 bits are rounded, not cut`() throws {
    let values = [0, 127, 128, 129, 255, 256, 384, 385, 65406, 65407, 65535]
    let file = PNGFile(width: values.count, height: 1, bitDepth: 16) { x, _ in [values[x]] }
    #expect(
      try ImageDecoder.decode(file.bytes).image.pixels == [0, 0, 0, 1, 1, 1, 1, 1, 254, 255, 255])
  }

  @Test func `do not change by chunks about color`() throws {
    let plain = PNGFile(width: 4, height: 1) { x, _ in [x * 60] }
    var file = plain
    for chunk in [
      PNGFile.Chunk("gAMA", [0, 0, 0x27, 0x10]), PNGFile.Chunk("sRGB", [0]),
      PNGFile.Chunk("bKGD", [0, 7]), PNGFile.Chunk("sBIT", [5]),
      PNGFile.Chunk("iCCP", Array("x\0\0junk".utf8)),
    ] {
      file = file.inserting(chunk, before: "IDAT")
    }
    #expect(
      try ImageDecoder.decode(file.bytes).image == ImageDecoder.decode(plain.bytes).image)
  }
}
