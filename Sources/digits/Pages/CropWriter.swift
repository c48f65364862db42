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
  ///   - trace: How the picture was read.
  ///   - directory: Where they go; not created for a picture without digits.
  /// - Returns: Why one could not be written, or `nil`.
  static func write(
    _ trace: ReadingTrace, to directory: FilePath
  ) -> FileError? {
    let digits = glyphs(of: trace)
    if digits.isEmpty { return nil }
    do throws(FileError) {
      try Directory.create(directory)
      for (place, digit) in digits.enumerated() {
        let number = String(repeating: "0", count: max(0, 3 - "\(place)".count)) + "\(place)"
        let name = FilePath("\(number)-\(digit.prediction.digit).png")
        let bytes = PNGEncoder.encode(picture(of: digit.glyph))
        try File.write(bytes, to: directory.appending(name), isDurable: false)
      }
      return nil
    } catch {
      return error
    }
  }

  /// The digits of a reading with what the network saw of them, in reading order.
  static func glyphs(
    of trace: ReadingTrace
  ) -> [(prediction: DigitPrediction, glyph: NormalizedGlyph)] {
    trace.lines.flatMap { line in
      line.path.compactMap { step in
        step.prediction.map {
          (trace.reading.predictions[$0], line.lattice.glyph(of: line.lattice.spans[step.span]))
        }
      }
    }
  }

  /// A glyph as a picture: full ink is white.
  static func picture(of glyph: NormalizedGlyph) -> GrayImage {
    GrayImage(
      width: NormalizedGlyph.side, height: NormalizedGlyph.side,
      pixels: glyph.ink.map { UInt8((min(max($0, 0), 1) * 255).rounded()) })
  }
}
