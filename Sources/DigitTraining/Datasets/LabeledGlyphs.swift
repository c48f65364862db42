public import Raster

/// Glyphs whose digit is known: 28×28 levels of ink each, one byte a pixel.
///
/// Bytes, not floats: a training set then takes 784 bytes a sample.
public struct LabeledGlyphs: Hashable, Sendable {
  /// The digit of each glyph.
  public private(set) var labels: [UInt8] = []

  /// The ink of all glyphs, one after the other: 0 is paper, 255 full ink.
  public private(set) var ink: [UInt8] = []

  /// Creates an empty set.
  public init() {}

  /// Joins glyphs with their labels.
  ///
  /// - Parameters:
  ///   - glyphs: The glyphs.
  ///   - labels: The digit of each.
  public init(_ glyphs: UnlabeledGlyphs, labels: [UInt8]) {
    precondition(glyphs.count == labels.count, "\(labels.count) labels for \(glyphs.count) glyphs")
    self.labels = labels
    ink = glyphs.ink
  }

  /// How many glyphs there are.
  public var count: Int { labels.count }

  /// Adds a glyph.
  ///
  /// - Parameters:
  ///   - glyph: What the classifier would see.
  ///   - label: Its digit.
  public mutating func append(_ glyph: NormalizedGlyph, label: UInt8) {
    labels.append(label)
    ink += glyph.inkBytes
  }

  /// Takes memory for glyphs to come.
  ///
  /// - Parameter count: How many there will be in all.
  mutating func reserve(_ count: Int) {
    labels.reserveCapacity(count)
    ink.reserveCapacity(count * NormalizedGlyph.side * NormalizedGlyph.side)
  }

  /// A glyph of the set.
  ///
  /// - Parameter index: Which one.
  public subscript(index: Int) -> NormalizedGlyph {
    NormalizedGlyph(ink: pixels(at: index).map { Float($0) / 255 })
  }

  func pixels(at index: Int) -> ArraySlice<UInt8> {
    let size = NormalizedGlyph.side * NormalizedGlyph.side
    return ink[index * size..<(index + 1) * size]
  }

  /// The glyphs at some indices.
  ///
  /// - Parameter indices: Which ones, in the order wanted.
  /// - Returns: A set of those alone.
  public func selecting(_ indices: some Sequence<Int>) -> LabeledGlyphs {
    var selected = LabeledGlyphs()
    for index in indices {
      selected.labels.append(labels[index])
      selected.ink += pixels(at: index)
    }
    return selected
  }
}
