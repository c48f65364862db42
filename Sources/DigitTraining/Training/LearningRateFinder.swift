internal import NeuralNetwork

extension Trainer {
  /// Looks for a good learning rate: Smith, "Cyclical learning rates for training neural networks"
  /// (2017).
  ///
  /// In a short run of its own the rate grows from step to step; the loss first falls, then rises.
  ///
  /// - Parameters:
  ///   - steps: The most steps taken.
  ///   - rates: The first rate and the last.
  ///   - report: Told each step's number and rate.
  /// - Returns: What the loss was at each rate; it ends early where the loss has risen far.
  public func learningRateCurve(
    steps: Int = 300, rates: ClosedRange<Float> = 1e-6...10,
    report: (_ step: Int, _ rate: Float) -> Void = { _, _ in }
  ) -> LearningRateCurve {
    let network = ResidualNetwork(options.architecture)
    var stepper = TrainingStepper(self, network, initialState(network))
    let growth = logarithm(rates.upperBound / rates.lowerBound) / Float(max(steps - 1, 1))
    var curve = LearningRateCurve()
    for step in 0..<steps {
      let rate = rates.lowerBound * exponential(growth * Float(step))
      // A loss that is no number is an answer here: the rate is far too high.
      guard
        let batch = try? stepper.step(learningRate: rate, augmentation: options.augmentation)
      else { break }
      curve.add(rate: rate, loss: batch.loss / Double(options.batchSize))
      report(step + 1, rate)
      if curve.hasRisen { break }
    }
    return curve
  }
}
