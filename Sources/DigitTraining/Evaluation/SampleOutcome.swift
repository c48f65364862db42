internal import NeuralNetwork

/// What a classifier said of one sample.
public struct SampleOutcome: Hashable, Sendable {
  /// Which source of those measured on, from 0.
  public var source: Int

  /// Which sample of the source, from 0.
  public var index: Int

  /// The true class.
  public var label: UInt8

  /// The class that the classifier took it for.
  public var prediction: UInt8

  /// The probability of ``prediction``, as the reader would print it.
  public var confidence: Float

  /// The probability that the classifier gave to the true class; 0 if it does not know the class.
  public var labelProbability: Float

  /// Creates an outcome.
  ///
  /// - Parameters:
  ///   - source: Which source.
  ///   - index: Which sample of it.
  ///   - label: The true class.
  ///   - prediction: What it was taken for.
  ///   - confidence: The probability of the prediction.
  ///   - labelProbability: The probability of the true class.
  public init(
    source: Int = 0, index: Int, label: UInt8, prediction: UInt8, confidence: Float,
    labelProbability: Float
  ) {
    self.source = source
    self.index = index
    self.label = label
    self.prediction = prediction
    self.confidence = confidence
    self.labelProbability = labelProbability
  }

  /// Whether the sample was read right.
  public var isCorrect: Bool { label == prediction }

  /// The negative logarithm of the true class's probability, in nats.
  ///
  /// What is 0 in a `Float` is taken for the least that is not, so that one sample does not make
  /// the mean infinite: at most 103.3.
  public var loss: Double {
    Double(-logarithm(max(labelProbability, .leastNonzeroMagnitude)))
  }
}
