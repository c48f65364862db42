public import NeuralNetwork
public import Raster

/// Pictures that are kept: what every source but that of pen strokes becomes.
public struct StoredGlyphs: GlyphSource, Hashable {
  /// What people call the source.
  public var name: String

  /// The pictures and their classes.
  public private(set) var glyphs = LabeledGlyphs()

  /// Who wrote the samples, in the order in which they first appear.
  public private(set) var writers: [String] = []

  /// How many samples of the file were left out: texts of several signs, letters that look like
  /// digits, pictures that show nothing.
  public private(set) var skippedCount = 0

  /// The writer of each sample, -1 where nobody knows; empty as long as nobody is known.
  private var writerIndices: [Int32] = []

  /// Where each writer is in ``writers``.
  private var indexOfWriter: [String: Int32] = [:]

  /// Creates an empty source.
  ///
  /// - Parameter name: What people call it.
  public init(name: String) {
    self.name = name
  }

  /// Creates a source of glyphs that nobody knows the writers of.
  ///
  /// - Parameters:
  ///   - glyphs: The pictures and their classes.
  ///   - name: What people call it.
  public init(_ glyphs: LabeledGlyphs, name: String) {
    self.name = name
    self.glyphs = glyphs
  }

  /// Adds a sample.
  ///
  /// - Parameters:
  ///   - glyph: What the classifier would see.
  ///   - label: Its class.
  ///   - writer: Who wrote it, where somebody knows.
  public mutating func append(_ glyph: NormalizedGlyph, label: UInt8, writer: String? = nil) {
    if let writer {
      if writerIndices.isEmpty { writerIndices = Array(repeating: -1, count: count) }
      if indexOfWriter[writer] == nil {
        indexOfWriter[writer] = Int32(writers.count)
        writers.append(writer)
      }
    }
    if !writers.isEmpty { writerIndices.append(writer.flatMap { indexOfWriter[$0] } ?? -1) }
    glyphs.append(glyph, label: label)
  }

  /// Counts a sample that was left out.
  public mutating func skip() { skippedCount += 1 }

  /// Takes memory for samples to come.
  ///
  /// - Parameter count: How many there will be in all.
  mutating func reserve(_ count: Int) { glyphs.reserve(count) }

  /// How many samples there are.
  public var count: Int { glyphs.count }

  /// The class of a sample.
  ///
  /// - Parameter index: Which sample, from 0.
  /// - Returns: Its digit, or ``GlyphLabel/notADigit``.
  public func label(at index: Int) -> UInt8 { glyphs.labels[index] }

  /// Who wrote a sample, as an index into ``writers``.
  ///
  /// - Parameter index: Which sample, from 0.
  /// - Returns: The index, or `nil`.
  public func writer(at index: Int) -> Int? {
    guard !writerIndices.isEmpty, writerIndices[index] >= 0 else { return nil }
    return Int(writerIndices[index])
  }

  /// A sample: [28, 28], 0 for paper to 255 for full ink.
  ///
  /// - Parameters:
  ///   - index: Which sample, from 0.
  ///   - generator: Not asked: these are pictures.
  /// - Returns: 784 values, row by row.
  public func ink(at index: Int, using generator: inout Xoshiro256) -> [UInt8] {
    Array(glyphs.pixels(at: index))
  }

  /// Whether it is known what stands around some sample.
  public var hasContext: Bool { glyphs.hasContext }

  /// The ink around a sample.
  ///
  /// - Parameter index: Which sample, from 0.
  /// - Returns: 784 values, row by row; none where nothing is known of any.
  public func context(at index: Int) -> [UInt8] { glyphs.context(at: index) }

  /// A hash over labels, ink, context and writers.
  public var fingerprint: UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.add(glyphs.fingerprint)
    for writer in writers {
      fingerprint.add(UInt64(writer.utf8.count))
      fingerprint.add(writer.utf8)
    }
    for index in writerIndices { fingerprint.add(UInt64(bitPattern: Int64(index))) }
    return fingerprint.value
  }
}
