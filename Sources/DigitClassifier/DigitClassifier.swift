public import Raster

/// What the network says of one glyph.
public struct ClassProbabilities: Hashable, Sendable {
  /// The probability of each class, digit 0 first; they sum to 1.
  public var values: [Float]

  /// Creates probabilities.
  ///
  /// - Parameter values: One probability a class, at least 10.
  public init(values: [Float]) {
    precondition(values.count >= 10, "\(values.count) classes")
    self.values = values
  }

  /// The most probable digit.
  public var digit: Int {
    var best = 0
    for digit in 1..<10 where values[digit] > values[best] { best = digit }
    return best
  }

  /// The probability of the most probable digit.
  public var confidence: Float { values[digit] }
}

/// Why a model cannot be used.
public struct ModelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with it, with its numbers.
  public var message: String

  /// Creates an error.
  ///
  /// - Parameter message: What is wrong, with its numbers.
  public init(message: String) {
    self.message = message
  }

  /// The message.
  public var description: String { message }
}

/// A trained network, ready to label glyphs. Safe to share between tasks.
public struct DigitClassifier: Sendable {
  /// The SHA-256 or other identity of the model, for output.
  public let modelIdentifier: String

  /// Loads a model.
  ///
  /// - Parameter model: The bytes of a safetensors file.
  /// - Throws: ``ModelError`` that says what is wrong with the file.
  public init(model: [UInt8]) throws(ModelError) {
    modelIdentifier = ""
  }

  /// Labels glyphs, all in one batch.
  ///
  /// - Parameter glyphs: Any number of glyphs; none gives no result.
  /// - Returns: One result a glyph, in their order.
  public func classify(_ glyphs: [NormalizedGlyph]) -> [ClassProbabilities] {
    glyphs.map { _ in ClassProbabilities(values: Array(repeating: 0.1, count: 10)) }
  }
}
