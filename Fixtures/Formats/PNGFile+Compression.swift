public import Raster

extension PNGFile {
  /// Creates a PNG of a gray picture, compressed.
  ///
  /// - Parameter image: The picture, at least 1×1.
  public init(compressing image: GrayImage) {
    self.init(width: image.width, height: image.height, type: .gray, samples: image.pixels)
  }

  /// Creates a PNG of a colored picture, compressed.
  ///
  /// - Parameter image: The picture, at least 1×1.
  public init(compressing image: Image<RGB>) {
    self.init(
      width: image.width, height: image.height, type: .rgb,
      samples: image.pixels.flatMap { [$0.red, $0.green, $0.blue] })
  }

  /// Creates a PNG of a picture that is transparent in places, compressed.
  ///
  /// - Parameter image: The picture, at least 1×1.
  public init(compressing image: Image<RGBA>) {
    self.init(
      width: image.width, height: image.height, type: .rgba,
      samples: image.pixels.flatMap { [$0.color.red, $0.color.green, $0.color.blue, $0.alpha] })
  }

  private init(width: Int, height: Int, type: ColorType, samples: [UInt8]) {
    let rowLength = width * type.sampleCount
    var scanlines: [UInt8] = []
    for row in 0..<height {
      scanlines.append(0)
      scanlines += samples[row * rowLength..<(row + 1) * rowLength]
    }
    self.init(chunks: [
      Self.header(width: UInt32(width), height: UInt32(height), colorType: type.rawValue),
      Chunk("IDAT", Zlib.compressed(scanlines)),
      Chunk("IEND"),
    ])
  }

  /// Puts an EXIF orientation into the file.
  ///
  /// - Parameter orientation: 1 to 8.
  /// - Returns: The file with the orientation.
  public func turned(_ orientation: Int) -> PNGFile {
    inserting(Chunk("eXIf", EXIFData.orientation(UInt32(orientation))), before: "IDAT")
  }
}
