internal import NeuralNetwork

/// Writes digits after allographs, none like another.
///
/// Points are moved, ends left out, strokes set down beside where they belong, and the
/// whole is stretched: what one hand varies in, and hands differ in.
public enum AllographWriter {
  /// How far a point lies from where it should, as a share of the height.
  private static let tremor: Float = 0.035

  /// How far a stroke is set down from where it should be.
  private static let misplacement: Float = 0.025

  /// Points of a curve between two that are given.
  private static let fineness = 6

  /// Writes digits.
  ///
  /// - Parameters:
  ///   - count: How many, the ten digits equally often.
  ///   - seed: Equal seeds give equal strokes.
  /// - Returns: The strokes, of no writer.
  /// - Complexity: O(count).
  public static func records(count: Int, seed: UInt64) -> [StrokeRecord] {
    (0..<count).map { index in
      var generator = Xoshiro256(seed: seed, stream: UInt64(index))
      let digit = UInt8(index % 10)
      let strokes = write(choose(digit, using: &generator), using: &generator)
      return StrokeRecord(label: String(digit), source: "allographs", strokes: strokes)
    }
  }

  private static func choose(
    _ digit: UInt8, using generator: inout Xoshiro256
  ) -> Allograph {
    let ways = Allographs.all.filter { $0.digit == digit }
    var ticket = generator.uniform() * ways.reduce(0) { $0 + $1.share }
    for way in ways {
      ticket -= way.share
      if ticket < 0 { return way }
    }
    return ways[ways.count - 1]
  }

  static func write(_ allograph: Allograph, using generator: inout Xoshiro256) -> [Stroke] {
    let tremor = Self.tremor * generator.uniform(in: 0.4...1.6)
    let breadth = generator.logUniform(in: 0.7...1.45)
    // How the height is shared between top and foot: small bowls and large ones.
    let balance = generator.uniform(in: -0.14...0.14)
    return allograph.strokes.enumerated().map { number, points in
      var shift = SIMD2(
        generator.normal(deviation: misplacement), generator.normal(deviation: misplacement))
      // Where the first is set down is where the digit is.
      if number == 0 { shift = .zero }
      var last: SIMD2<Float>?
      var moved: [SIMD2<Float>] = []
      for point in points {
        // Where the pen turns sharply both points are one.
        if point == last, let same = moved.last {
          moved.append(same)
          continue
        }
        last = point
        let y = point.y + balance * 4 * point.y * (1 - point.y)
        let move = SIMD2(generator.normal(deviation: tremor), generator.normal(deviation: tremor))
        moved.append(SIMD2(point.x * breadth, y) + move + shift)
      }
      return ends(of: spline(through: moved), using: &generator)
    }
  }

  /// A curve through points.
  private static func spline(through points: [SIMD2<Float>]) -> Stroke {
    guard let first = points.first else { return [] }
    var result = [StrokePoint(x: first.x, y: first.y)]
    for (index, (start, end)) in zip(points, points.dropFirst()).enumerated() where start != end {
      let before = index > 0 ? points[index - 1] : start
      let after = index + 2 < points.count ? points[index + 2] : end
      // A sharp turn has no direction: the curve leaves it straight.
      let (leaving, arriving) = ((end - before) / 2, (after - start) / 2)
      for step in 1...fineness {
        let t = Float(step) / Float(fineness)
        let (t2, t3) = (t * t, t * t * t)
        let point =
          (2 * t3 - 3 * t2 + 1) * start + (t3 - 2 * t2 + t) * leaving + (3 * t2 - 2 * t3) * end
          + (t3 - t2) * arriving
        result.append(StrokePoint(x: point.x, y: point.y))
      }
    }
    return result
  }

  /// Leaves out a bit of a curve's ends, at most a tenth of the height at each.
  private static func ends(of stroke: Stroke, using generator: inout Xoshiro256) -> Stroke {
    guard generator.chance(0.4) else { return stroke }
    let first = pointsWithin(generator.uniform(in: 0...0.1), of: stroke)
    let last = pointsWithin(generator.uniform(in: 0...0.1), of: stroke.reversed())
    guard stroke.count - first - last > 1 else { return stroke }
    return Array(stroke[first..<stroke.count - last])
  }

  /// How many points of a curve's begin lie within a length.
  private static func pointsWithin(_ length: Float, of stroke: some Sequence<StrokePoint>) -> Int {
    var passed: Float = 0
    var before: StrokePoint?
    var count = -1
    for point in stroke {
      if let before {
        let (dx, dy) = (point.x - before.x, point.y - before.y)
        passed += (dx * dx + dy * dy).squareRoot()
      }
      if passed > length { break }
      before = point
      count += 1
    }
    return max(0, count)
  }
}
