public import NeuralNetwork

/// Samples to train on or to measure on: glyphs with their labels.
///
/// A source may keep its pictures, or draw them anew whenever they are asked for, as one of pen
/// strokes does.
public protocol GlyphSource: Sendable {
  /// What people call the source, such as `mnist`.
  var name: String { get }

  /// How many samples there are.
  var count: Int { get }

  /// The class of a sample: its digit, or ``GlyphLabel/notADigit``.
  ///
  /// - Parameter index: Which sample, from 0.
  /// - Returns: Its digit, or ``GlyphLabel/notADigit``.
  func label(at index: Int) -> UInt8

  /// Who wrote the samples, each once; empty where nobody knows.
  var writers: [String] { get }

  /// Who wrote a sample, as an index into ``writers``; `nil` where nobody knows.
  ///
  /// - Parameter index: Which sample, from 0.
  /// - Returns: The index, or `nil`.
  func writer(at index: Int) -> Int?

  /// A sample as the classifier would see it: [28, 28], 0 for paper to 255 for full ink.
  ///
  /// - Parameters:
  ///   - index: Which sample, from 0.
  ///   - generator: Where randomness comes from, if there is any. The same state of the generator
  ///     gives the same picture.
  /// - Returns: 784 values, row by row.
  func ink(at index: Int, using generator: inout Xoshiro256) -> [UInt8]

  /// Whether it is known what stands around the samples.
  var hasContext: Bool { get }

  /// The ink around a sample, in the same window: [28, 28], 0 for paper to 255 for full ink.
  ///
  /// - Parameter index: Which sample, from 0.
  /// - Returns: 784 values, row by row; none where nothing is known.
  func context(at index: Int) -> [UInt8]

  /// A hash over everything that decides what the samples are: equal sources have equal ones, on every
  /// machine.
  var fingerprint: UInt64 { get }

  /// How many samples of the file were left out, as they are of no use.
  var skippedCount: Int { get }
}

extension GlyphSource {
  /// Nothing was left out.
  public var skippedCount: Int { 0 }

  /// Nothing is known about what stands around the samples.
  public var hasContext: Bool { false }

  /// Nothing is known about what stands around a sample.
  ///
  /// - Parameter index: Which sample, from 0.
  /// - Returns: No values.
  public func context(at index: Int) -> [UInt8] { [] }
}
