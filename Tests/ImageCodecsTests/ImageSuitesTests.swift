internal import ImageCodecs
internal import Raster
import Testing

@Suite(.enabled(if: ImageSuites.arePresent, "needs the image suites in DIGITS_DATA"))
struct `The image suites` {
  /// Files that Pillow decodes and this package refuses.
  ///
  /// The checksum of their pixel data does not hold. PngSuite says of the first that it is to be
  /// refused; the second has the same fault, interlaced.
  private static let refused: Set = [
    "image-png/tests/pngsuite/xcsn0g01.png",
    "image-png/tests/bugfixes/x_interlaced_chck.png",
  ]

  @Test func `decode where Pillow decodes, to the same size and orientation`() throws {
    let manifest = try ImageSuites.manifest()
    #expect(manifest.count == 506)
    for line in manifest {
      let bytes = try #require(ImageSuites.files[line.path], "\(line.path)")
      do {
        let decoded = try ImageDecoder.decode(bytes)
        #expect(!Self.refused.contains(line.path), "\(line.path)")
        guard line.decodesInPillow else { continue }
        #expect(decoded.orientation == line.orientation, "\(line.path)")
        let isTurned = decoded.orientation >= 5
        #expect((isTurned ? decoded.image.height : decoded.image.width) == line.width)
        #expect((isTurned ? decoded.image.width : decoded.image.height) == line.height)
      } catch {
        #expect(!line.decodesInPillow || Self.refused.contains(line.path), "\(line.path): \(error)")
      }
    }
  }

  @Test func `have 14 corrupt files in PngSuite, all refused`() {
    let corrupt = ImageSuites.files.filter { $0.key.contains("/pngsuite/x") }
    #expect(corrupt.count == 14)
    for (path, bytes) in corrupt {
      #expect(throws: ImageDecodingError.self, "\(path)") { try ImageDecoder.decode(bytes) }
    }
  }

  @Test func `are the same interlaced or not`() throws {
    let interlaced = ImageSuites.files.filter { $0.key.contains("/pngsuite/basi") }
    #expect(interlaced.count == 15)
    for (path, bytes) in interlaced {
      let twin = try #require(ImageSuites.files[path.replacing("/basi", with: "/basn")])
      #expect(try ImageDecoder.decode(bytes).image == ImageDecoder.decode(twin).image, "\(path)")
    }
  }

  /// Kinds of PngSuite that hold one picture, stored in several ways.
  @Test(arguments: [
    ["oi1n0g16", "oi2n0g16", "oi4n0g16", "oi9n0g16", "basn0g16"],
    ["oi1n2c16", "oi2n2c16", "oi4n2c16", "oi9n2c16", "basn2c16"],
    ["z00n2c08", "z03n2c08", "z06n2c08", "z09n2c08"],
    ["cm0n0g04", "cm7n0g04", "cm9n0g04", "ct0n0g04", "ct1n0g04"],
    ["pp0n2c16", "ps1n2c16", "ps2n2c16", "basn2c16"],
    ["bggn4a16", "bgai4a16", "basn4a16"], ["bgan6a08", "bgwn6a08", "basn6a08"],
  ])
  func `of PngSuite with one content are equal`(_ names: [String]) throws {
    let images = try names.map { name in
      let bytes = try #require(ImageSuites.files["image-png/tests/pngsuite/\(name).png"], "\(name)")
      return try ImageDecoder.decode(bytes).image
    }
    for (name, image) in zip(names, images) { #expect(image == images[0], "\(name)") }
  }

  /// How far a reference JPEG may lie from its PNG, where no channel of the PNG is clipped: 0 for
  /// gray, 1 for YCbCr (its twin was rounded to RGB and back), 2 for CMYK (two products are rounded
  /// in another order).
  @Test func `have reference JPEGs as near to their PNGs as rounding allows`() throws {
    var compared = 0
    for (path, bytes) in ImageSuites.files.sorted(by: { $0.key < $1.key })
    where path.contains("/reftest/") && path.hasSuffix(".jpg") {
      guard let twin = ImageSuites.files[path.dropLast(3) + "png"] else { continue }
      let image = try ImageDecoder.decode(bytes).image
      let reference = try ImageDecoder.decode(twin).image
      #expect(image.width == reference.width, "\(path)")
      #expect(image.height == reference.height, "\(path)")
      let distances = zip(image.pixels, reference.pixels).map { abs(Int($0) - Int($1)) }
      let mean = Double(distances.reduce(0, +)) / Double(distances.count)
      #expect(mean < 0.6 || path.contains("partial_progressive"), "\(path): \(mean)")
      #expect((distances.max() ?? 0) <= Self.tolerance(of: path), "\(path)")
      compared += 1
    }
    #expect(compared == 37)
  }

  /// The greatest distance of a reference JPEG's gray from its PNG's.
  ///
  /// The Y of a JPEG can belong to no RGB color: there the PNG has a clipped channel and another
  /// luma. Such colors are few and near the edge of the gamut, but for the noise of the first
  /// picture.
  private static func tolerance(of path: String) -> Int {
    let clipped = [
      "partial_progressive": 15, "progressive3": 6, "mjpeg": 5, "size-3x3": 4, "size-4x4": 3,
      "cmyk": 2, "ycck": 2,
    ]
    return clipped.first { path.contains($0.key) }?.value ?? 1
  }
}
