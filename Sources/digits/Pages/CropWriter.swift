internal import DigitReader
internal import FileSystem
internal import ImageCodecs
internal import Raster
internal import Segmentation

/// Writes the digits of a picture as the network sees them.
enum CropWriter {
  /// Writes each digit as a PNG of 28×28, light ink on black as in MNIST: `003-7.png` is the fourth
  /// in reading order, read as 7.
  ///
  /// - Parameters:
  ///   - image: The upright picture.
  ///   - reading: What was read in it.
  ///   - segmentation: How it was taken apart.
  ///   - directory: Where they go; not created for a picture without digits.
  /// - Returns: Why one could not be written, or `nil`.
  static func write(
    _ image: GrayImage, _ reading: Reading, segmentation: SegmentationOptions,
    to directory: FilePath
  ) -> FileError? {
    if reading.predictions.isEmpty { return nil }
    let glyphs = Segmenter.segment(image, options: segmentation).glyphs
    do throws(FileError) {
      try Directory.create(directory)
      for (place, (glyph, prediction)) in zip(glyphs, reading.predictions).enumerated() {
        let number = String(repeating: "0", count: max(0, 3 - "\(place)".count)) + "\(place)"
        let name = FilePath("\(number)-\(prediction.digit).png")
        let bytes = PNGEncoder.encode(picture(of: GlyphNormalizer.normalize(glyph.ink)))
        try File.write(bytes, to: directory.appending(name), isDurable: false)
      }
      return nil
    } catch {
      return error
    }
  }

  /// A glyph as a picture: full ink is white.
  static func picture(of glyph: NormalizedGlyph) -> GrayImage {
    GrayImage(
      width: NormalizedGlyph.side, height: NormalizedGlyph.side,
      pixels: glyph.ink.map { UInt8((min(max($0, 0), 1) * 255).rounded()) })
  }
}
