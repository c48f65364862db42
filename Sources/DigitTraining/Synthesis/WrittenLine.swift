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

  /// Ink that is no digit's.
  private(set) var marks: [InkCoverage] = []

  /// The smallest rectangle around all ink.
  var bounds: Rect {
    (digits + marks).reduce(Rect(x: 0, y: 0, width: 0, height: 0)) { found, digit in
      found.union(Rect(x: digit.x, y: digit.y, width: digit.width, height: digit.height))
    }
  }

  /// Writes a line.
  ///
  /// - Parameters:
  ///   - labels: What the digits are.
  ///   - inks: What they look like.
  ///   - signs: What letters and other signs beside the digits look like.
  ///   - height: The height of digits, in pixels.
  ///   - options: The hand.
  ///   - generator: Where randomness comes from.
  init(
    labels: [UInt8], inks: [DigitInk], signs: [DigitInk] = [], height: Float,
    options: SynthesisOptions,
    using generator: inout some RandomNumberGenerator
  ) {
    self.height = height
    let slant = generator.uniform(in: options.slant)
    let breadth = 1 + generator.normal(deviation: 0.12)
    let penShare = generator.logUniform(in: options.penWidth)
    let spacing = generator.uniform(in: options.gap)
    var gaps: [Int] = []
    var isKerned: [Bool] = []
    var shrink: Float = 0
    if options.shrinkShare > 0, generator.chance(options.shrinkShare) {
      shrink = generator.uniform(in: 0.2...0.5)
    }
    var drawnWith: Float = 0
    for (place, (label, ink)) in zip(labels, inks).enumerated() {
      var size = 1 + generator.normal(deviation: options.sizeJitter)
      size *= 1 - shrink * Float(place) / Float(max(1, inks.count - 1))
      var lift: Float = 0
      if options.editShare > 0, label == 1, generator.chance(0.12 * options.editShare) {
        // A mere tick, which need not stand on the line.
        size *= generator.uniform(in: 0.35...0.65)
        lift = height * max(0, 1 - size) * generator.uniform()
      }
      let shape = GlyphShape(
        height: max(3, height * max(0.3, size)),
        breadth: breadth * max(0.5, 1 + generator.normal(deviation: options.widthJitter)),
        slant: slant + generator.normal(deviation: 0.03),
        turn: generator.normal(deviation: options.turnJitter) * .pi / 180)
      // Around the line's own spacing, but within the range that was asked for.
      let gap = spacing + generator.normal(deviation: 0.05)
      let kept = min(options.gap.upperBound, max(options.gap.lowerBound, gap))
      let foot = generator.normal(deviation: options.baselineJitter) * height
      let kerned = generator.chance(options.kerning)
      // A thinner pen would leave hardly a trace.
      let penWidth = max(0.5, penShare * height)
      let bent = options.bend > 0 ? ink.bent(by: options.bend, using: &generator) : ink
      guard var coverage = bent.draw(shape: shape, penWidth: penWidth) else { continue }
      coverage.y += Int((foot - lift).rounded())
      // Before wear, which makes lines thinner than the pen is.
      if case .bitmap = ink {
        drawnWith = drawnWith > 0 ? drawnWith : coverage.penWidth
      } else {
        drawnWith = penWidth
      }
      if options.wornShare > 0, generator.chance(options.wornShare) {
        coverage = WornInk.wear(coverage, height: height, using: &generator)
      }
      self.labels.append(label)
      digits.append(coverage)
      gaps.append(Int((kept * height).rounded()))
      isKerned.append(kerned)
    }
    LineLayout.place(&digits, gaps: gaps, isKerned: isKerned, height: height)
    let pen = LineMarks(height: height, pen: max(0.6, drawnWith))
    if options.punctuationShare > 0, generator.chance(options.punctuationShare) {
      punctuate(pen, using: &generator)
    }
    if options.hasMarks, !digits.isEmpty {
      add(pen, signs: signs, slant: slant, options: options, using: &generator)
    }
  }

  /// Puts ink on a line that is no digit's.
  ///
  /// - Parameters:
  ///   - marks: The ink, in its place.
  ///   - height: The height that digits would have, in pixels.
  init(marks: [InkCoverage], height: Float) {
    self.marks = marks
    self.height = height
  }

  /// Puts a mark between two digits, and moves those after it if they are too near.
  private mutating func punctuate(
    _ pen: LineMarks, using generator: inout some RandomNumberGenerator
  ) {
    guard digits.count > 1 else { return }
    let next = 1 + generator.index(below: digits.count - 1)
    let sign = PunctuationMark.allCases[generator.index(below: PunctuationMark.allCases.count)]
    let before = generator.uniform(in: 0.04...0.14) * height
    let after = generator.uniform(in: 0.04...0.14) * height
    guard var mark = pen.punctuation(sign, using: &generator) else { return }
    let left = digits[..<next].reduce(Int.min) { max($0, $1.x + $1.width) }
    let right = digits[next...].reduce(Int.max) { min($0, $1.x) }
    mark.x = left + max(1, Int(before.rounded()))
    let shift = max(0, mark.x + mark.width + max(1, Int(after.rounded())) - right)
    for index in next..<digits.count { digits[index].x += shift }
    marks.append(mark)
  }

  /// Adds what is written beside digits.
  private mutating func add(
    _ pen: LineMarks, signs: [DigitInk], slant: Float, options: SynthesisOptions,
    using generator: inout some RandomNumberGenerator
  ) {
    let written = bounds
    if generator.chance(options.ligatureShare) {
      let often = generator.uniform(in: 0.3...1)
      for index in digits.indices.dropLast() where generator.chance(often) {
        if let mark = pen.ligature(from: digits[index], to: digits[index + 1], using: &generator) {
          marks.append(mark)
        }
      }
    }
    if generator.chance(options.pointShare) {
      // Between two digits, seldom behind the last one.
      let index = generator.index(below: digits.count)
      let right = Float(digits[index].x + digits[index].width)
      let next = index + 1 < digits.count ? Float(digits[index + 1].x) : right + 0.3 * height
      let x = (right + next) / 2 + generator.normal(deviation: 0.06) * height
      if let mark = pen.point(at: x, using: &generator) { marks.append(mark) }
    }
    var end = Float(written.maxX)
    if generator.chance(options.dashShare) {
      let x = end + height * generator.uniform(in: -0.05...0.45)
      if let mark = pen.dash(at: x, using: &generator) {
        marks.append(mark)
        end = max(end, Float(mark.x + mark.width))
      }
    }
    if !signs.isEmpty {
      let isBefore = generator.chance(0.5)
      var x = isBefore ? Float(written.x) : end
      for ink in signs {
        let shape = GlyphShape(
          height: max(4, height * generator.uniform(in: 0.55...1.15)), breadth: 1, slant: slant,
          turn: generator.normal(deviation: 0.06))
        guard var mark = ink.draw(shape: shape, penWidth: pen.pen) else { continue }
        let gap = height * generator.uniform(in: 0.04...0.35)
        x = isBefore ? x - gap - Float(mark.width) : x + gap
        mark.x = Int(x)
        mark.y += Int(generator.normal(deviation: 0.08) * height)
        marks.append(mark)
        if !isBefore { x += Float(mark.width) }
      }
    }
    if generator.chance(options.underlineShare) {
      if let mark = pen.underline(of: written, using: &generator) { marks.append(mark) }
    }
  }
}

extension SynthesisOptions {
  /// Whether there may be ink that is no digit's.
  fileprivate var hasMarks: Bool {
    ligatureShare + pointShare + dashShare + signShare + underlineShare > 0
  }
}
