public import Raster

/// Glyphs whose digit nobody told: 28×28 levels of ink each, one byte a pixel.
public struct UnlabeledGlyphs: Hashable, Sendable {
  /// The ink of all glyphs, one after the other: 0 is paper, 255 full ink.
  public private(set) var ink: [UInt8] = []

  /// Creates an empty set.
  public init() {}

  /// How many glyphs there are.
  public var count: Int { ink.count / (NormalizedGlyph.side * NormalizedGlyph.side) }

  /// Adds a glyph.
  ///
  /// - Parameter glyph: What the classifier would see.
  public mutating func append(_ glyph: NormalizedGlyph) { ink += glyph.inkBytes }

  /// A glyph of the set.
  ///
  /// - Parameter index: Which one.
  public subscript(index: Int) -> NormalizedGlyph {
    let size = NormalizedGlyph.side * NormalizedGlyph.side
    return NormalizedGlyph(ink: ink[index * size..<(index + 1) * size].map { Float($0) / 255 })
  }
}

extension NormalizedGlyph {
  /// The ink as bytes: 784 values, 0 for paper to 255 for full ink.
  var inkBytes: [UInt8] { ink.map { UInt8(max(0, min(255, $0 * 255)) + 0.5) } }
}
