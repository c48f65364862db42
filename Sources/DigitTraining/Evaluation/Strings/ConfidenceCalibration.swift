internal import NeuralNetwork

/// How well a reader's confidence in numbers fits how often they are right, at several temperatures.
///
/// The best temperature is that at which right and wrong are most probable together: Guo et al., "On
/// calibration of modern neural networks" (2017), for whole numbers instead of classes.
public struct ConfidenceCalibration: Sendable {
  /// What was read in one picture.
  public struct Answer: Hashable, Sendable {
    /// Whether it is right.
    public var isCorrect: Bool

    /// The probability that the reader gives to it, at each temperature.
    public var confidences: [Float]

    /// The highest trust floor at which it is to be trusted, at each temperature.
    public var floors: [Float]

    /// Creates an answer.
    ///
    /// - Parameters:
    ///   - isCorrect: Whether it is right.
    ///   - confidences: The probability that the reader gives to it, at each temperature.
    ///   - floors: The highest trust floor at which it is to be trusted, at each temperature.
    public init(isCorrect: Bool, confidences: [Float], floors: [Float]) {
      self.isCorrect = isCorrect
      self.confidences = confidences
      self.floors = floors
    }
  }

  /// The temperatures, at least one.
  public let temperatures: [Double]

  /// For each the mean negative logarithm of what was said of right and wrong, in nats.
  public let losses: [Double]

  /// For each what is gained by trusting only what is sure.
  public let curves: [RiskCoverageCurve]

  /// Measures the temperatures.
  ///
  /// - Parameters:
  ///   - answers: What was read, with as many confidences and floors as there are temperatures.
  ///   - temperatures: The temperatures, at least one.
  /// - Complexity: O(*temperatures* × *answers* log *answers*).
  public init(_ answers: [Answer], temperatures: [Double]) {
    precondition(!temperatures.isEmpty, "no temperature")
    self.temperatures = temperatures
    losses = temperatures.indices.map { place in
      let sum = answers.reduce(0.0) { sum, answer in
        let confidence = answer.confidences[place]
        let probability = answer.isCorrect ? confidence : 1 - confidence
        return sum - Double(logarithm(max(probability, Self.leastProbability)))
      }
      return answers.isEmpty ? 0 : sum / Double(answers.count)
    }
    curves = temperatures.indices.map { place in
      RiskCoverageCurve(
        answers: answers.map { .init(confidence: $0.floors[place], isCorrect: $0.isCorrect) })
    }
  }

  /// The place of the temperature of the least loss.
  public var best: Int {
    losses.indices.min { losses[$0] < losses[$1] } ?? 0
  }

  /// The trust floor that lets most be trusted while few of that are wrong.
  ///
  /// - Parameters:
  ///   - place: Which temperature.
  ///   - risk: The share of wrong answers that is borne.
  /// - Returns: The floor with what it answers; `nil` where even the surest are wrong too often.
  public func floor(at place: Int, risk: Double = 0.01) -> RiskCoverageCurve.Point? {
    curves[place].points.last { $0.confidence > 0 && $0.risk <= risk }
  }

  /// What counts as 0: a number that is wrong against all confidence weighs about 14 nats.
  private static let leastProbability: Float = 1e-6
}
