/// How far training is.
public struct TrainingProgress: Hashable, Sendable {
  /// The epoch that runs or has just ended; the first is 1.
  public var epoch: Int

  /// Epochs in all.
  public var epochs: Int

  /// Steps taken.
  public var step: Int

  /// Steps in all.
  public var steps: Int

  /// The mean loss of this epoch's samples so far, in nats.
  public var loss: Double

  /// The share of this epoch's (distorted) samples so far that were labeled right.
  public var trainingAccuracy: Double

  /// The learning rate of the last step.
  public var learningRate: Float

  /// Samples trained on for each second so far.
  public var samplesPerSecond: Double

  /// Seconds until the last step, at this speed.
  public var secondsLeft: Double

  /// What the averaged network reaches on the validation samples; `nil` but at the end of an epoch.
  public var validation: EvaluationResult?
}
