internal import DigitClassifier
public import NeuralNetwork

extension Trainer {
  /// Measures a network on the validation samples.
  ///
  /// - Parameter parameters: The network's values.
  /// - Returns: What it reaches on all of them; `nil` if no samples were held out.
  public func validate(_ parameters: NetworkParameters) -> EvaluationResult? {
    measure(parameters)?.overall
  }

  /// Measures a network on the validation samples, and on each source and writer of them.
  ///
  /// - Parameter parameters: The network's values.
  /// - Returns: What it reaches; `nil` if no samples were held out. There are no groups where there
  ///   would be one.
  public func measure(
    _ parameters: NetworkParameters
  ) -> (overall: EvaluationResult, groups: [ValidationGroup])? {
    guard validationCount > 0, let classifier = classifier(parameters) else { return nil }
    // As `Evaluation` counts: among what is no digit, a digit may be taken for it.
    let isMixed = validationSets.contains { $0.glyphs.labels.contains(GlyphLabel.notADigit) }
    let classes = isMixed ? Int(GlyphLabel.notADigit) + 1 : 10
    var overall = ConfusionMatrix(classes: classes)
    var groups: [ValidationGroup] = []
    for set in validationSets {
      let confusion = ValidationSet.confusion(
        Evaluation.logits(classifier, of: set.glyphs, threads: options.threads),
        labels: set.glyphs.labels, classes: classes)
      overall.add(confusion)
      groups.append(
        ValidationGroup(name: set.name, result: EvaluationResult(confusion: confusion)))
    }
    return (EvaluationResult(confusion: overall), groups.count > 1 ? groups : [])
  }

  /// The temperature at which the validation's labels are most probable.
  func temperature(_ parameters: NetworkParameters) -> Float {
    guard validationCount > 0, let classifier = classifier(parameters) else { return 1 }
    return Calibration.temperature(
      logits: validationSets.flatMap {
        Evaluation.logits(classifier, of: $0.glyphs, threads: options.threads)
      },
      labels: validationSets.flatMap(\.glyphs.labels))
  }

  /// A network that computes as the reader does: what is measured is what is used, and sooner.
  private func classifier(_ parameters: NetworkParameters) -> DigitClassifier? {
    try? DigitClassifier(
      ModelFile(architecture: options.architecture, parameters: parameters),
      arithmetic: .fixedPoint)
  }
}
