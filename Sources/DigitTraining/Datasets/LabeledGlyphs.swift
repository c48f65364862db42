public import Raster

/// Glyphs whose digit is known: 28×28 levels of ink each, one byte a pixel.
///
/// Bytes, not floats: a training set then takes 784 bytes a sample.
public struct LabeledGlyphs: Hashable, Sendable {
  /// The digit of each glyph.
  public private(set) var labels: [UInt8] = []

  /// The ink of all glyphs, one after the other: 0 is paper, 255 full ink.
  public private(set) var ink: [UInt8] = []

  /// The ink around all glyphs, one after the other; empty where nothing is known of any.
  public private(set) var context: [UInt8] = []

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
    let known = labels.count
    labels.append(label)
    ink += glyph.inkBytes
    if !context.isEmpty || !glyph.context.isEmpty {
      // What nothing is known about stands alone.
      let size = NormalizedGlyph.side * NormalizedGlyph.side
      context += Array(repeating: 0, count: known * size - context.count)
      context +=
        glyph.context.isEmpty
        ? Array(repeating: 0, count: size) : NormalizedGlyph(ink: glyph.context).inkBytes
    }
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
    NormalizedGlyph(
      ink: pixels(at: index).map { Float($0) / 255 },
      context: surroundings(at: index).map { Float($0) / 255 })
  }

  /// The ink around a glyph; none where nothing is known of any.
  func surroundings(at index: Int) -> ArraySlice<UInt8> {
    if context.isEmpty { return [] }
    let size = NormalizedGlyph.side * NormalizedGlyph.side
    return context[index * size..<(index + 1) * size]
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
      selected.context += surroundings(at: index)
    }
    return selected
  }
}
