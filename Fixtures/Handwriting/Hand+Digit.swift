extension Hand {
  /// Writes one digit.
  ///
  /// - Parameters:
  ///   - skeleton: The strokes.
  ///   - height: The height of a digit of this hand, in pixels.
  ///   - generator: Where the chance comes from.
  /// - Returns: The traces of the pen, in pixels; the foot of the digit is at (0, 0).
  func trace(
    _ skeleton: DigitSkeleton, height: Double, using generator: inout some RandomNumberGenerator
  ) -> [Trace] {
    let size = height * (1 + generator.normal(deviation: sizeDeviation))
    let lean = slant + generator.normal(deviation: slantDeviation)
    let broad = breadth * (1 + generator.normal(deviation: breadthDeviation))
    let turn = generator.normal(deviation: turnDeviation)
    let (sin, cos) = (sine(turn), cosine(turn))
    return skeleton.strokes.map { stroke in
      let path = strayed(jittered(stroke, using: &generator).path, using: &generator)
      let radii = radii(along: path.count, height: height, using: &generator)
      return Trace(
        vertices: zip(path, radii).map { point, radius in
          let upright = Point(point.x * broad + (1 - point.y) * lean, point.y - 1)
          let turned = Point(upright.x * cos - upright.y * sin, upright.x * sin + upright.y * cos)
          return Trace.Vertex(point: turned * size, radius: radius)
        })
    }
  }

  /// Moves every knot by chance.
  private func jittered(
    _ stroke: Stroke, using generator: inout some RandomNumberGenerator
  ) -> Stroke {
    Stroke(
      knots: stroke.knots.map { knot in
        let step = Point(
          generator.normal(deviation: jitter), generator.normal(deviation: jitter))
        return Stroke.Knot(point: knot.point + step, isCorner: knot.isCorner)
      })
  }

  /// Bends a path in slow waves.
  private func strayed(
    _ path: [Point], using generator: inout some RandomNumberGenerator
  ) -> [Point] {
    let across = Wave(using: &generator)
    let down = Wave(using: &generator)
    return path.enumerated().map { index, point in
      let fraction = Double(index) / Double(max(path.count - 1, 1))
      return point
        + Point(across.height(at: fraction), down.height(at: fraction)) * wobble
    }
  }

  /// Half the width of the line at every vertex of a path.
  private func radii(
    along count: Int, height: Double, using generator: inout some RandomNumberGenerator
  ) -> [Double] {
    let pressure = Wave(using: &generator)
    return (0..<count).map { index in
      let fraction = Double(index) / Double(max(count - 1, 1))
      let swing = 1 + pen.pressureSwing * pressure.height(at: fraction)
      let ending = max(0, (fraction - 0.75) * 4)
      return pen.width * height / 2 * swing * (1 - pen.taper * ending)
    }
  }
}
