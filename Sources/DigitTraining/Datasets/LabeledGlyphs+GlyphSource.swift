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

  /// Whether it is known what stands around some glyph.
  public var hasContext: Bool { !context.isEmpty }

  /// The ink around a glyph.
  ///
  /// - Parameter index: Which glyph, from 0.
  /// - Returns: 784 values, row by row; none where nothing is known of any.
  public func context(at index: Int) -> [UInt8] { Array(surroundings(at: index)) }

  /// A hash over labels, ink and context.
  public var fingerprint: UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.add(labels)
    fingerprint.add(ink)
    fingerprint.add(context)
    return fingerprint.value
  }
}
