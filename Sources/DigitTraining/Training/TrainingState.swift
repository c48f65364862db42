public import NeuralNetwork

/// Everything that training changes: with it, and the options, a run goes on exactly.
///
/// No generator is in it: each epoch, sample and step draws from a stream of its own.
public struct TrainingState: Hashable, Sendable {
  /// The network as it stands.
  public internal(set) var parameters: NetworkParameters

  /// What the optimizer remembers.
  public internal(set) var optimizer: AdamW

  /// The averaged network.
  public internal(set) var average: WeightAverage

  /// Steps taken.
  public var step: Int { optimizer.stepCount }

  /// Takes a step down the slope.
  mutating func take(_ gradients: [Float], learningRate: Float) {
    optimizer.step(&parameters.values, gradients: gradients, learningRate: learningRate)
    average.update(with: parameters)
  }
}
