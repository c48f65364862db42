/// A second phase of training: at a lower rate, and on samples that are distorted less.
public struct FineTuning: Hashable, Sendable {
  /// Passes over the training samples.
  public var epochs: Int

  /// The learning rate that the phase begins with.
  public var learningRate: Float

  /// How samples are distorted.
  public var augmentation: Augmentation

  /// Creates a phase.
  ///
  /// - Parameters:
  ///   - epochs: Passes over the training samples.
  ///   - learningRate: The learning rate that the phase begins with.
  ///   - augmentation: How samples are distorted.
  public init(epochs: Int, learningRate: Float, augmentation: Augmentation) {
    self.epochs = epochs
    self.learningRate = learningRate
    self.augmentation = augmentation
  }
}
