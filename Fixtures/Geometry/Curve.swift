/// A smooth curve through points: centripetal Catmull-Rom splines, which neither overshoot nor form
/// cusps where points lie at uneven distances (Yuksel, Schaefer and Keyser, "Parameterization and
/// applications of Catmull-Rom curves", 2011).
enum Curve {
  /// Flattens the curve to a polyline.
  ///
  /// - Parameters:
  ///   - points: The points that the curve passes, at least one.
  ///   - steps: The number of line segments between two points.
  /// - Returns: The points on the curve, its first and last among them.
  static func through(_ points: [Point], steps: Int = 10) -> [Point] {
    guard let first = points.first, let last = points.last, points.count > 1 else { return points }
    // The ends are mirrored, so that the curve leaves them without a bend.
    let before = first + (first - points[1])
    let after = last + (last - points[points.count - 2])
    let all = [before] + points + [after]
    var flat = [first]
    for index in 1..<points.count {
      for step in 1...steps {
        flat.append(
          point(
            between: all[index - 1], all[index], all[index + 1], all[index + 2],
            at: Double(step) / Double(steps)))
      }
    }
    return flat
  }

  /// Rounds a polyline off, as the inertia of a hand does: every point moves to the mean of itself
  /// and its neighbors, again and again.
  ///
  /// - Parameters:
  ///   - points: The polyline; its ends stay.
  ///   - passes: How often; the reach is about the root of half of it, in points.
  /// - Returns: The polyline rounded off, with as many points.
  static func rounded(_ points: [Point], passes: Int = 24) -> [Point] {
    var rounded = points
    for _ in 0..<passes {
      var left = rounded[0]
      for index in points.indices.dropFirst().dropLast() {
        let here = rounded[index]
        rounded[index] = (left + here * 2 + rounded[index + 1]) * 0.25
        left = here
      }
    }
    return rounded
  }

  /// A point between the middle two of four, by the pyramid of Barry and Goldman.
  private static func point(
    between first: Point, _ second: Point, _ third: Point, _ fourth: Point, at fraction: Double
  ) -> Point {
    let knot0 = 0.0
    let knot1 = knot0 + spacing(first, second)
    let knot2 = knot1 + spacing(second, third)
    let knot3 = knot2 + spacing(third, fourth)
    let at = knot1 + (knot2 - knot1) * fraction
    func blend(_ from: Point, _ start: Double, _ to: Point, _ end: Double) -> Point {
      from * ((end - at) / (end - start)) + to * ((at - start) / (end - start))
    }
    let left = blend(first, knot0, second, knot1)
    let middle = blend(second, knot1, third, knot2)
    let right = blend(third, knot2, fourth, knot3)
    let before = blend(left, knot0, middle, knot2)
    let after = blend(middle, knot1, right, knot3)
    return blend(before, knot1, after, knot2)
  }

  /// The root of the distance, and never nothing, so that points that coincide do no harm.
  private static func spacing(_ first: Point, _ second: Point) -> Double {
    max((second - first).length.squareRoot(), 1e-6)
  }
}
