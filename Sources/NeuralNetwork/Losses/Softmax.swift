/// Turns logits into probabilities that sum to 1.
///
/// - Parameter logits: Any finite numbers; their greatest is taken off first, so that none is too
///   large to raise e to.
/// - Returns: One probability a logit.
public func softmax(_ logits: some Collection<Float>) -> [Float] {
  let greatest = logits.max() ?? 0
  var probabilities = logits.map { exponential($0 - greatest) }
  let sum = probabilities.reduce(0, +)
  for index in probabilities.indices { probabilities[index] /= sum }
  return probabilities
}

/// The cross entropy between logits and a label, and its slope.
///
/// - Parameters:
///   - logits: One for each class.
///   - label: The true class.
///   - labelSmoothing: How much of the label's probability is spread evenly over all classes, in
///     0 ..< 1: Szegedy et al., "Rethinking the Inception architecture" (2015).
/// - Returns: The loss in nats, and its slope over each logit.
public func crossEntropy(
  logits: some Collection<Float>, label: Int, labelSmoothing: Float
) -> (loss: Float, slopes: [Float]) {
  let greatest = logits.max() ?? 0
  let shifted = logits.map { $0 - greatest }
  let logSum = logarithm(shifted.reduce(0) { $0 + exponential($1) })
  let even = labelSmoothing / Float(shifted.count)
  var loss: Float = 0
  var slopes: [Float] = []
  for (index, value) in shifted.enumerated() {
    let target = (index == label ? 1 - labelSmoothing : 0) + even
    loss -= target * (value - logSum)
    slopes.append(exponential(value - logSum) - target)
  }
  return (loss, slopes)
}
