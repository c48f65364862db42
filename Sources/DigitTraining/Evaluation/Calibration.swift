internal import NeuralNetwork

/// Makes confidence match the hit rate.
enum Calibration {
  /// The temperature at which labels are most probable: Guo et al., "On calibration of modern neural
  /// networks" (2017).
  ///
  /// - Parameters:
  ///   - logits: For each glyph, one logit a class.
  ///   - labels: The true classes.
  /// - Returns: A temperature from 0.05 to 20, to within a hundredth of itself.
  static func temperature(logits: [[Float]], labels: [UInt8]) -> Float {
    func loss(_ logarithmOfTemperature: Float) -> Double {
      let temperature = exponential(logarithmOfTemperature)
      var sum = 0.0
      for (index, own) in logits.enumerated() {
        let scaled = own.map { $0 / temperature }
        sum += Double(
          crossEntropy(logits: scaled, label: Int(labels[index]), labelSmoothing: 0).loss)
      }
      return sum
    }
    // The loss has one minimum over the logarithm of the temperature: a golden-section search.
    let ratio: Float = 0.618034
    var low = logarithm(0.05)
    var high = logarithm(20)
    var inner = (high - ratio * (high - low), low + ratio * (high - low))
    var losses = (loss(inner.0), loss(inner.1))
    while high - low > 0.01 {
      if losses.0 < losses.1 {
        high = inner.1
        inner = (high - ratio * (high - low), inner.0)
        losses = (loss(inner.0), losses.0)
      } else {
        low = inner.0
        inner = (inner.1, low + ratio * (high - low))
        losses = (losses.1, loss(inner.1))
      }
    }
    return exponential((low + high) / 2)
  }
}
