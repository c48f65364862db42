internal import NeuralNetwork
internal import Raster

/// Digits in their places on a line, not yet on paper.
struct WrittenLine {
  /// The height of digits, in pixels.
  let height: Float

  /// The digits' labels, from left to right; those without ink are left out.
  private(set) var labels: [UInt8] = []

  /// The digits' ink; the line to write on is row 0.
  private(set) var digits: [InkCoverage] = []

  /// The smallest rectangle around all ink.
  var bounds: Rect {
    digits.reduce(Rect(x: 0, y: 0, width: 0, height: 0)) { found, digit in
      found.union(Rect(x: digit.x, y: digit.y, width: digit.width, height: digit.height))
    }
  }

  /// Writes a line.
  ///
  /// - Parameters:
  ///   - labels: What the digits are.
  ///   - inks: What they look like.
  ///   - height: The height of digits, in pixels.
  ///   - options: The hand.
  ///   - generator: Where randomness comes from.
  init(
    labels: [UInt8], inks: [DigitInk], height: Float, options: SynthesisOptions,
    using generator: inout some RandomNumberGenerator
  ) {
    self.height = height
    let slant = generator.uniform(in: options.slant)
    let breadth = 1 + generator.normal(deviation: 0.12)
    let pen = generator.logUniform(in: options.penWidth)
    let spacing = generator.uniform(in: options.gap)
    var gaps: [Int] = []
    var isKerned: [Bool] = []
    for (label, ink) in zip(labels, inks) {
      let shape = GlyphShape(
        height: height * (1 + generator.normal(deviation: options.sizeJitter)),
        breadth: breadth * (1 + generator.normal(deviation: 0.05)),
        slant: slant + generator.normal(deviation: 0.03),
        turn: generator.normal(deviation: options.turnJitter) * .pi / 180)
      // Around the line's own spacing, but within the range that was asked for.
      let gap = spacing + generator.normal(deviation: 0.05)
      let kept = min(options.gap.upperBound, max(options.gap.lowerBound, gap))
      let foot = generator.normal(deviation: options.baselineJitter) * height
      let kerned = generator.chance(options.kerning)
      // A thinner pen would leave hardly a trace.
      let penWidth = max(0.5, pen * height)
      guard var coverage = ink.draw(shape: shape, penWidth: penWidth) else { continue }
      coverage.y += Int(foot.rounded())
      self.labels.append(label)
      digits.append(coverage)
      gaps.append(Int((kept * height).rounded()))
      isKerned.append(kerned)
    }
    LineLayout.place(&digits, gaps: gaps, isKerned: isKerned, height: height)
  }
}
