internal import NeuralNetwork
internal import Raster

/// Labeled pictures of 28×28 pixels exactly as a data set's files hold them, to be written in
/// another format.
///
/// ``GlyphSource`` hands on what the network sees: centered and scaled by the reader's normalizer.
/// Here every pixel stays as it was published, so that what is converted there and back has the
/// same bytes.
public struct ExactPictures: Hashable, Sendable {
  /// The class of each picture.
  public private(set) var labels: [UInt8] = []

  /// [n, 28, 28] levels, 0 for paper to 255 for full ink.
  public private(set) var pixels: [UInt8] = []

  /// How many samples were left out: letters that look like digits, pictures that show nothing.
  public private(set) var skippedCount = 0

  /// Creates an empty set.
  public init() {}

  /// How many pictures there are.
  public var count: Int { labels.count }

  /// A picture.
  ///
  /// - Parameter index: Which one, from 0.
  /// - Returns: 784 levels, row by row.
  public func picture(at index: Int) -> ArraySlice<UInt8> {
    pixels[index * Self.size..<(index + 1) * Self.size]
  }

  /// Adds a picture.
  ///
  /// - Parameters:
  ///   - picture: 784 levels, row by row.
  ///   - label: Its class.
  public mutating func append(_ picture: some Collection<UInt8>, label: UInt8) {
    precondition(picture.count == Self.size, "\(picture.count) levels for 28×28 pixels")
    labels.append(label)
    pixels += picture
  }

  mutating func skip() { skippedCount += 1 }

  static let side = NormalizedGlyph.side
  static let size = side * side

  /// Takes the pictures of a source as the network sees them.
  ///
  /// - Parameters:
  ///   - source: Any source.
  ///   - seed: Where randomness comes from, for sources that draw their pictures.
  public init(normalized source: some GlyphSource, seed: UInt64) {
    labels.reserveCapacity(source.count)
    pixels.reserveCapacity(source.count * Self.size)
    skippedCount = source.skippedCount
    for index in 0..<source.count {
      var generator = Xoshiro256(seed: seed, stream: UInt64(index))
      append(source.ink(at: index, using: &generator), label: source.label(at: index))
    }
  }
}
