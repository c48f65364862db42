internal import NeuralNetwork

/// What a ``DigitClassifier`` computes with.
public enum Arithmetic: String, Hashable, Sendable, CaseIterable {
  /// 32-bit floats.
  case single

  /// The upper halves of floats: see ``NeuralNetwork/Precision``.
  case bfloat16

  /// 8-bit integers: the same bits on every processor, and several times as fast as floats where a
  /// processor multiplies fours of them. Falls back to floats for a network whose numbers have no bounds.
  case fixedPoint
}
