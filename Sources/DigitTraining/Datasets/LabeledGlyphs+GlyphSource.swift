public import NeuralNetwork

extension LabeledGlyphs: GlyphSource {
  /// What people call the source.
  public var name: String { "glyphs" }

  /// Nobody knows who wrote these.
  public var writers: [String] { [] }

  /// The class of a glyph.
  ///
  /// - Parameter index: Which glyph, from 0.
  /// - Returns: Its digit, or ``GlyphLabel/notADigit``.
  public func label(at index: Int) -> UInt8 { labels[index] }

  /// Nobody knows who wrote these.
  ///
  /// - Parameter index: Which glyph, from 0.
  /// - Returns: The index, or `nil`.
  public func writer(at index: Int) -> Int? { nil }

  /// A glyph: [28, 28], 0 for paper to 255 for full ink.
  ///
  /// - Parameters:
  ///   - index: Which glyph, from 0.
  ///   - generator: Not asked: these are pictures.
  /// - Returns: 784 values, row by row.
  public func ink(at index: Int, using generator: inout Xoshiro256) -> [UInt8] {
    Array(pixels(at: index))
  }

  /// A hash over labels and ink.
  public var fingerprint: UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.add(labels)
    fingerprint.add(ink)
    return fingerprint.value
  }
}
