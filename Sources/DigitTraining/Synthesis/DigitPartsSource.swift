public import NeuralNetwork
internal import Raster
internal import Segmentation

/// Samples that are no digit, made of digits: halves, and two or three in one crop.
///
/// These are what a reader that cuts touching digits apart meets all the time. Each is made anew when
/// it is asked for, and passes through the reader's own normalizer.
///
/// Digits come from the sources that are given, and so do their writers' hands: to keep writers out,
/// keep them out of those sources.
public struct DigitPartsSource: GlyphSource {
  /// What people call the source.
  public var name: String { "parts" }

  /// How many samples there are in an epoch; each is another one whenever it is asked for.
  public let count: Int

  /// What a sample may be.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// What is left of a digit that was cut where that is hardly ever a digit.
    case half

    /// Two digits that touch, overlap or nearly do.
    case pair

    /// Two or three digits squeezed into one crop.
    case squeezed
  }

  private let kinds: [Kind]
  private let sources: [any GlyphSource]
  private let shelves: [DigitShelf]

  /// Creates a source.
  ///
  /// - Parameters:
  ///   - sources: Where digits come from, each as often as the others; samples that are no digit are
  ///     not used. One at least has digits.
  ///   - count: How many samples there are in an epoch.
  ///   - kinds: What a sample may be, at least one; each as often as the others.
  /// - Complexity: O(samples).
  public init(of sources: [any GlyphSource], count: Int, kinds: [Kind] = Kind.allCases) {
    precondition(!kinds.isEmpty, "no kinds of parts")
    let kept = sources.map { source in
      let shelf = DigitShelf(
        count: source.count, label: { source.label(at: $0) }, writer: { source.writer(at: $0) })
      return (source, shelf)
    }.filter { !$0.1.isEmpty }
    precondition(!kept.isEmpty, "no digits to make parts of")
    self.sources = kept.map(\.0)
    shelves = kept.map(\.1)
    self.count = count
    self.kinds = kinds
  }

  /// Nobody wrote these.
  public var writers: [String] { [] }

  /// Always ``GlyphLabel/notADigit``.
  ///
  /// - Parameter index: Which sample, from 0.
  /// - Returns: The class of what is no digit.
  public func label(at index: Int) -> UInt8 { GlyphLabel.notADigit }

  /// Nobody wrote these.
  ///
  /// - Parameter index: Which sample, from 0.
  /// - Returns: `nil`.
  public func writer(at index: Int) -> Int? { nil }

  /// A sample: [28, 28], 0 for paper to 255 for full ink.
  ///
  /// - Parameters:
  ///   - index: Which sample, from 0.
  ///   - generator: Where randomness comes from.
  /// - Returns: 784 levels.
  public func ink(at index: Int, using generator: inout Xoshiro256) -> [UInt8] {
    ink(of: kinds[generator.index(below: kinds.count)], using: &generator)
  }

  /// A sample of a kind.
  private func ink(of kind: Kind, using generator: inout Xoshiro256) -> [UInt8] {
    let source = generator.index(below: sources.count)
    let hand = generator.index(below: shelves[source].hands.count)
    var image: GrayImage?
    switch kind {
    case .half:
      // Now and then nothing is left that is surely no digit.
      for _ in 0..<8 where image == nil {
        let digit = digit(of: DigitCut.divisible, from: source, hand: hand, using: &generator)
        image = DigitCut.draw(for: digit.label, using: &generator)?.apply(to: digit.ink)
      }
    case .pair:
      image = row(of: 2, squeeze: 1, from: source, hand: hand, using: &generator)
    case .squeezed:
      let squeeze = generator.uniform(in: 0.5...0.85)
      image = row(
        of: generator.whole(in: 2...3), squeeze: squeeze, from: source, hand: hand,
        using: &generator)
    }
    let normalized = GlyphNormalizer.normalize(
      image ?? row(of: 2, squeeze: 1, from: source, hand: hand, using: &generator))
    return normalized.inkBytes
  }

  private func digit(
    of digits: [UInt8], from source: Int, hand: Int, using generator: inout Xoshiro256
  ) -> (label: UInt8, ink: [UInt8]) {
    let wanted = Int(digits[generator.index(below: digits.count)])
    let index = shelves[source].sample(of: wanted, hand: hand, using: &generator)
    let ink = sources[source].ink(at: index, using: &generator)
    return (sources[source].label(at: index), ink)
  }

  private func row(
    of count: Int, squeeze: Float, from source: Int, hand: Int, using generator: inout Xoshiro256
  ) -> GrayImage {
    let digits = (0..<count).map { _ in
      digit(of: Array(0..<10), from: source, hand: hand, using: &generator).ink
    }
    return DigitRow.draw(digits, squeeze: squeeze, using: &generator)
  }

  /// A hash over the sources, the number of samples, and how they are made.
  public var fingerprint: UInt64 {
    var fingerprint = Fingerprint()
    // The version of the recipe: to be raised whenever other pictures are made.
    fingerprint.add(1)
    fingerprint.add(UInt64(count))
    for kind in kinds { fingerprint.add(kind.rawValue.utf8) }
    for source in sources { fingerprint.add(source.fingerprint) }
    return fingerprint.value
  }
}
