extension Hand {
  /// Writes a number in one line.
  ///
  /// - Parameters:
  ///   - number: The digits; other characters leave a gap.
  ///   - height: The height of a digit, in pixels.
  ///   - generator: Where the chance comes from.
  /// - Returns: The digits from left to right. None touches another.
  public func write(
    _ number: String, height: Double, using generator: inout some RandomNumberGenerator
  ) -> Drawing {
    write(number.map { $0.wholeNumberValue }, height: height, using: &generator) {
      digit, generator in
      let variants = DigitSkeleton.variants(of: digit)
      let isHabit = generator.chance(constancy)
      let index = isHabit ? habits[digit] % variants.count : generator.index(below: variants.count)
      return variants[index]
    }
  }

  /// Writes given skeletons in one line.
  ///
  /// - Parameters:
  ///   - skeletons: The digits, each in the way it is to be written.
  ///   - height: The height of a digit, in pixels.
  ///   - generator: Where the chance comes from.
  /// - Returns: The digits from left to right. None touches another.
  public func write(
    _ skeletons: [DigitSkeleton], height: Double, using generator: inout some RandomNumberGenerator
  ) -> Drawing {
    write(skeletons.map { $0 }, height: height, using: &generator) { skeleton, _ in skeleton }
  }

  private func write<Sign, Generator: RandomNumberGenerator>(
    _ signs: [Sign?], height: Double, using generator: inout Generator,
    choose: (Sign, inout Generator) -> DigitSkeleton
  ) -> Drawing {
    var drawing = Drawing()
    var next = 0.0
    for sign in signs {
      guard let sign else {
        next += 0.4 * height
        continue
      }
      let skeleton = choose(sign, &generator)
      let traces = trace(skeleton, height: height, using: &generator)
      let digit = WrittenDigit(digit: skeleton.digit, line: 0, traces: traces)
      let foot = generator.normal(deviation: baselineDeviation) * height - climb * next
      let placed = digit.moved(by: Point(next - digit.extent.left, foot))
      drawing.digits.append(placed)
      next = placed.extent.right + generator.uniform(gap) * height
    }
    return drawing
  }
}
