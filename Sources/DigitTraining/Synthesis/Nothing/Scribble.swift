internal import NeuralNetwork

/// The way of a pen that writes nothing.
///
/// Long, and turning often: a short arc would be a 1, a single loop a 0.
enum Scribble {
  /// Draws a way: loops, or strokes to and fro as one crosses something out.
  ///
  /// - Parameter generator: Where randomness comes from.
  /// - Returns: Points about a unit's twelfth apart.
  static func stroke(using generator: inout some RandomNumberGenerator) -> Stroke {
    generator.chance(0.5) ? loops(using: &generator) : hatching(using: &generator)
  }

  /// A heading that turns now to one side, now to the other.
  private static func loops(using generator: inout some RandomNumberGenerator) -> Stroke {
    var (x, y): (Float, Float) = (0, 0)
    var heading = generator.uniform(in: -3...3)
    var turn: Float = 0
    let drift = generator.uniform(in: 0.01...0.05)
    return (0..<generator.whole(in: 150...400)).map { _ in
      turn = 0.93 * turn + generator.normal(deviation: 0.08)
      heading += turn
      // Kept within what sines are exact for.
      if heading > 3 { heading -= 6.283_185_5 } else if heading < -3 { heading += 6.283_185_5 }
      let (c, s) = AffineAugmentation.cosineAndSine(of: heading)
      x += 0.08 * c + drift
      y += 0.08 * s
      return StrokePoint(x: x, y: y)
    }
  }

  private static func hatching(using generator: inout some RandomNumberGenerator) -> Stroke {
    let step = generator.uniform(in: 0.06...0.25)
    let lean = generator.uniform(in: -0.6...0.6)
    var x: Float = 0
    return (0..<generator.whole(in: 8...24)).map { place in
      x += step * generator.uniform(in: 0.5...1.5)
      let y = (place % 2 == 0 ? 0 : 1) + generator.normal(deviation: 0.12)
      return StrokePoint(x: x + lean * y, y: y)
    }
  }
}
