internal import NeuralNetwork
internal import Raster

/// Puts a line on a sheet of paper and takes its picture.
struct SheetPainter {
  let options: SynthesisOptions
  let line: WrittenLine

  /// From how much ink on a pixel is said to be a digit's.
  private static let owned: Float = 1 / 3

  func paint(using generator: inout some RandomNumberGenerator) -> SyntheticDrawing {
    let bounds = line.bounds
    let (width, height, left, top) = place(bounds, using: &generator)
    let digits = line.digits.map { digit in
      var moved = digit
      moved.x += left - bounds.x
      moved.y += top - bounds.y
      return moved
    }

    var ink = Image<Float>(width: width, height: height, filledWith: 0)
    var owners = Image<UInt16>(width: width, height: height, filledWith: 0)
    for (index, digit) in digits.enumerated() {
      for row in 0..<digit.height {
        for column in 0..<digit.width {
          let (x, y) = (digit.x + column, digit.y + row)
          guard x >= 0, y >= 0, x < width, y < height else { continue }
          let covered = digit.image[column, row]
          ink[x, y] = max(ink[x, y], covered)
          if covered >= Self.owned { owners[x, y] |= 1 << UInt16(index) }
        }
      }
    }
    for mark in line.marks {
      for row in 0..<mark.height {
        for column in 0..<mark.width {
          let (x, y) = (mark.x + column + left - bounds.x, mark.y + row + top - bounds.y)
          guard x >= 0, y >= 0, x < width, y < height else { continue }
          let covered = mark.image[column, row]
          ink[x, y] = max(ink[x, y], covered)
          if covered >= Self.owned { owners[x, y] |= SyntheticDrawing.foreignBit }
        }
      }
    }
    let pattern = pattern(
      on: ink, numbers: [digits], foot: Float(top - bounds.y), using: &generator)
    for index in owners.pixels.indices where pattern.darkness.pixels[index] >= Self.owned {
      owners.pixels[index] |= SyntheticDrawing.foreignBit
    }
    let image = picture(of: ink, on: pattern, using: &generator)
    let sheet = image.bounds
    return SyntheticDrawing(
      image: image,
      digits: zip(line.labels, digits).map { label, digit in
        SyntheticDrawing.Digit(label: label, bounds: Self.box(of: digit, on: sheet))
      },
      owners: owners)
  }

  /// Takes the picture of a page of numbers that are in their places.
  ///
  /// - Parameters:
  ///   - numbers: The digits of each number.
  ///   - foot: The row of a line to write on.
  ///   - size: The size of the page.
  ///   - generator: Where randomness comes from.
  /// - Returns: The picture.
  func paint(
    _ numbers: [[InkCoverage]], foot: Int, on size: SynthesisOptions.CanvasSize,
    using generator: inout some RandomNumberGenerator
  ) -> Image<RGB> {
    var ink = Image<Float>(width: size.width, height: size.height, filledWith: 0)
    for digit in numbers.joined() {
      for row in max(0, -digit.y)..<max(0, -digit.y, min(digit.height, size.height - digit.y)) {
        for column in 0..<digit.width {
          let (x, y) = (digit.x + column, digit.y + row)
          guard x >= 0, x < size.width else { continue }
          ink[x, y] = max(ink[x, y], digit.image[column, row])
        }
      }
    }
    let pattern = pattern(on: ink, numbers: numbers, foot: Float(foot), using: &generator)
    return picture(of: ink, on: pattern, using: &generator)
  }

  /// Where a digit is: around its dark pixels, or around all ink where it is too fine for any.
  static func box(of digit: InkCoverage, on sheet: Rect) -> Rect {
    let dark = digit.inkBounds.intersection(sheet)
    if !dark.isEmpty { return dark }
    return Rect(x: digit.x, y: digit.y, width: digit.width, height: digit.height)
      .intersection(sheet)
  }

  /// The size of the sheet, and where the ink's left top corner lies on it.
  private func place(
    _ bounds: Rect, using generator: inout some RandomNumberGenerator
  ) -> (width: Int, height: Int, left: Int, top: Int) {
    func margin() -> Int {
      max(1, Int((generator.uniform(in: options.margin) * line.height).rounded()))
    }
    if let canvas = options.canvas {
      return (
        canvas.width, canvas.height, generator.whole(in: 0...max(0, canvas.width - bounds.width)),
        generator.whole(in: 0...max(0, canvas.height - bounds.height))
      )
    }
    let (left, right, top, bottom) = (margin(), margin(), margin(), margin())
    return (bounds.width + left + right, bounds.height + top + bottom, left, top)
  }

  private func pattern(
    on ink: Image<Float>, numbers: [[InkCoverage]], foot: Float,
    using generator: inout some RandomNumberGenerator
  ) -> PaperPattern {
    var pattern = PaperPattern(width: ink.width, height: ink.height)
    let paper = options.papers[generator.index(below: options.papers.count)]
    let strength = options.patternStrength * generator.uniform(in: 0.15...1)
    switch paper {
    case .plain: break
    case .texture:
      pattern.addTexture(digitHeight: line.height, strength: strength, using: &generator)
    case .waves:
      pattern.addWaves(digitHeight: line.height, strength: strength, using: &generator)
    case .grid, .ruled:
      pattern.addLines(
        isGrid: paper == .grid, foot: foot, digitHeight: line.height, strength: strength,
        using: &generator)
    case .boxes:
      for digits in numbers { frame(digits, on: &pattern, strength: strength, using: &generator) }
    }
    if options.sideShare > 0, generator.chance(options.sideShare) {
      pattern.addSides(
        digitHeight: line.height, strength: generator.uniform(in: 0.4...1), using: &generator)
    }
    return pattern
  }

  /// Prints a frame around a number.
  private func frame(
    _ digits: [InkCoverage], on pattern: inout PaperPattern, strength: Float,
    using generator: inout some RandomNumberGenerator
  ) {
    var frame = Rect(x: 0, y: 0, width: 0, height: 0)
    for digit in digits { frame = frame.union(digit.inkBounds) }
    // Around nothing: a frame to write in.
    if frame.isEmpty {
      let (width, height) = (pattern.darkness.width, pattern.darkness.height)
      frame = Rect(x: width / 6, y: height / 6, width: width * 2 / 3, height: height * 2 / 3)
    }
    let space = Int((line.height * generator.uniform(in: 0.06...0.3)).rounded()) + 1
    frame.x -= space
    frame.y -= space
    frame.width += 2 * space
    frame.height += 2 * space
    let isDivided = generator.chance(0.5)
    let dividers = zip(digits, digits.dropFirst()).compactMap { before, after -> Int? in
      let (right, left) = (before.inkBounds.maxX, after.inkBounds.x)
      return isDivided && left - right >= 3 ? (left + right) / 2 : nil
    }
    // Frames are printed darker than other patterns.
    pattern.addBoxes(
      around: frame, dividers: dividers, digitHeight: line.height,
      strength: min(1, strength + 0.3), using: &generator)
  }

  /// Mixes paper, pattern and ink, and takes the picture.
  private func picture(
    of ink: Image<Float>, on pattern: PaperPattern,
    using generator: inout some RandomNumberGenerator
  ) -> Image<RGB> {
    let (width, height) = (ink.width, ink.height)
    let inkColor = levels(options.inks[generator.index(below: options.inks.count)])
    let paper = levels(options.paperColors[generator.index(below: options.paperColors.count)])
    // Printed in the ink's color, in gray, or in between.
    let share = generator.uniform()
    let printed = inkColor * share + SIMD3<Float>(0.25, 0.3, 0.35) * (1 - share)
    let light = SheetLight(
      width: width, height: height, gradient: options.gradient,
      shadowShare: options.shadowShare, using: &generator)
    let pressed = SmoothField(
      width: width, height: height, spacing: line.height * generator.uniform(in: 0.2...0.6),
      using: &generator)
    let pressure = generator.uniform(in: 0...options.pressure)

    var planes = ColorPlanes(width: width, height: height)
    for y in 0..<height {
      for x in 0..<width {
        let index = y * width + x
        let dark = pattern.darkness.pixels[index]
        var color = paper * (1 - dark) + printed * dark
        let covered = ink.pixels[index]
        if covered > 0 {
          let opacity = covered * (1 - pressure * (0.5 + 0.5 * pressed[x, y]))
          color = color * (1 - opacity) + inkColor * opacity
        }
        color *= light[x, y]
        for plane in 0..<3 { planes.planes[plane][index] = color[plane] }
      }
    }
    planes.blur(deviation: generator.uniform(in: 0...options.blur) * line.height)
    planes.addNoise(deviation: generator.uniform(in: 0...options.noise), using: &generator)
    if options.blockShare > 0, generator.chance(options.blockShare) {
      planes.addBlocks(quality: generator.whole(in: 50...96))
    }
    return planes.picture(isInverted: generator.chance(options.invertedShare))
  }

  private func levels(_ color: RGB) -> SIMD3<Float> {
    SIMD3(Float(color.red), Float(color.green), Float(color.blue)) / 255
  }
}
