/// Shortens slopes that are too long: Pascanu, Mikolov and Bengio, "On the difficulty of training
/// recurrent neural networks" (2013).
public enum GradientClipping {
  /// The length of all slopes together, as of one vector.
  ///
  /// - Parameter gradients: The slope of the loss over each value.
  /// - Returns: The root of the sum of squares; not finite if any slope is not.
  public static func norm(_ gradients: [Float]) -> Double {
    gradients.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
  }

  /// Scales slopes so that together they are no longer than a limit; shorter ones stay as they are.
  ///
  /// - Parameters:
  ///   - gradients: The slope of the loss over each value.
  ///   - norm: How long they are: what ``norm(_:)`` gives.
  ///   - limit: The greatest length, above 0.
  public static func clip(_ gradients: inout [Float], norm: Double, to limit: Float) {
    guard norm > Double(limit) else { return }
    let scale = Float(Double(limit) / norm)
    for index in gradients.indices { gradients[index] *= scale }
  }
}
