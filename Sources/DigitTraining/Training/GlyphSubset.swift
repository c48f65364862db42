public import NeuralNetwork

/// Some of a source's samples.
public struct GlyphSubset: GlyphSource {
  /// The source that they are of.
  public let base: any GlyphSource

  /// Which samples of it, in the order wanted.
  public let indices: [Int]

  /// Chooses samples.
  ///
  /// - Parameters:
  ///   - base: The source.
  ///   - indices: Which of its samples, each from 0 ..< `base.count`.
  public init(_ base: any GlyphSource, _ indices: [Int]) {
    self.base = base
    self.indices = indices
  }

  /// What people call the source.
  public var name: String { base.name }

  /// How many samples were chosen.
  public var count: Int { indices.count }

  /// Who wrote the source; who wrote none of these is among them.
  public var writers: [String] { base.writers }

  /// The class of a sample.
  ///
  /// - Parameter index: Which of those chosen.
  /// - Returns: Its digit, or ``GlyphLabel/notADigit``.
  public func label(at index: Int) -> UInt8 { base.label(at: indices[index]) }

  /// Who wrote a sample.
  ///
  /// - Parameter index: Which of those chosen.
  /// - Returns: An index into ``writers``, or `nil`.
  public func writer(at index: Int) -> Int? { base.writer(at: indices[index]) }

  /// A sample as the classifier would see it.
  ///
  /// - Parameters:
  ///   - index: Which of those chosen.
  ///   - generator: Where randomness comes from.
  /// - Returns: 784 values, row by row.
  public func ink(at index: Int, using generator: inout Xoshiro256) -> [UInt8] {
    base.ink(at: indices[index], using: &generator)
  }

  /// Whether it is known what stands around the source's samples.
  public var hasContext: Bool { base.hasContext }

  /// The ink around a sample.
  ///
  /// - Parameter index: Which of those chosen.
  /// - Returns: 784 values, row by row; none where nothing is known.
  public func context(at index: Int) -> [UInt8] { base.context(at: indices[index]) }

  /// A hash over the source and the choice.
  public var fingerprint: UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.add(base.fingerprint)
    for index in indices { fingerprint.add(UInt64(index)) }
    return fingerprint.value
  }
}
