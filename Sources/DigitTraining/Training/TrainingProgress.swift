/// How far training is.
public struct TrainingProgress: Hashable, Sendable {
  /// The phase that runs; the first is 1.
  public var phase: Int

  /// Phases in all.
  public var phases: Int

  /// The epoch that runs or has just ended; the first is 1.
  public var epoch: Int

  /// Epochs in all.
  public var epochs: Int

  /// Steps taken.
  public var step: Int

  /// Steps in all.
  public var steps: Int

  /// Whether the epoch has ended with this step.
  public var isEndOfEpoch = false

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

  /// The same for each source and held-out writer, where there are several.
  public var validationGroups: [ValidationGroup] = []

  /// Whether no epoch before was as good on the validation samples.
  public var isBest = false
}
