internal import NeuralNetwork

/// Tells pieces of signs from whole ones.
///
/// Some records of UNIPEN hold but a part of what they are said to be: its files mark the strokes of a
/// sign as signs of their own now and then. A straight line that is said to be a 4 teaches that a 1 may
/// be one.
enum StrokePieces {
  /// Whether strokes can only be a piece of what they are said to be.
  ///
  /// Of a digit these are: the foot of a 1, or any flat line; one straight line that is no 1, such as the
  /// stem of a 4 or the slash of a 0; one stroke with one corner for a 4, which is its left half; one round
  /// loop for an 8. Of another sign these are one upright line, which is as good as a 1.
  ///
  /// - Parameters:
  ///   - strokes: Its strokes, the longer side as long as 1.
  ///   - label: What they are said to be, see ``GlyphLabel``.
  ///   - width: How wide all of them are.
  ///   - height: How high all of them are.
  /// - Returns: Whether they are a piece.
  /// - Complexity: O(n log n) over the points of a stroke, near enough.
  static func isPiece(_ strokes: [Stroke], label: UInt8, width: Float, height: Float) -> Bool {
    let only = strokes.count == 1 ? strokes[0] : nil
    if label == GlyphLabel.notADigit {
      if 4 * width < height { return true }
      guard let only, 2 * height > width else { return false }
      return sides(of: only) <= 1
    }
    if 4 * height < width { return true }
    guard label != 1, let only else { return false }
    if sides(of: only) <= (label == 4 ? 2 : 1) { return true }
    return label == 8 && 5 * width >= 4 * height && isLoop(only)
  }

  /// Of how many straight lines a stroke is, seen from afar.
  private static func sides(of stroke: Stroke) -> Int {
    simplified(stroke, tolerance: 0.1).count - 1
  }

  /// Whether a stroke turns one way, and about once: an 8 turns the other way in its second half, or
  /// twice.
  private static func isLoop(_ stroke: Stroke) -> Bool {
    let points = simplified(stroke, tolerance: 0.04)
    let directions = zip(points, points.dropFirst()).map { from, to in
      arctangent(to.y - from.y, to.x - from.x)
    }
    var turned: Float = 0
    var turnedEitherWay: Float = 0
    for (direction, next) in zip(directions, directions.dropFirst()) {
      let turn = (next - direction).remainder(dividingBy: 2 * .pi)
      turned += turn
      turnedEitherWay += abs(turn)
    }
    return abs(turned) > 0.8 * turnedEitherWay && abs(turned) < 3 * .pi
  }
}
