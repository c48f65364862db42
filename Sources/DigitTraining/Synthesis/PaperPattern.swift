internal import NeuralNetwork
internal import Raster

/// What is printed on the paper: how dark each pixel is, and whether that is a line that a reader
/// may take for ink.
struct PaperPattern {
  /// [height, width] shares, 0 for bare paper to 1 for full ink.
  private(set) var darkness: Image<Float>

  /// Creates bare paper.
  init(width: Int, height: Int) {
    darkness = Image(width: width, height: height, filledWith: 0)
  }

  /// Draws a straight line along a row or column, soft by a pixel at its edges.
  private mutating func line(
    horizontal: Bool, at middle: Float, thickness: Float, from: Int, to: Int, strength: Float
  ) {
    let first = Int(max(-1, (middle - thickness / 2 - 1).rounded(.down)))
    let last = Int((middle + thickness / 2 + 1).rounded(.up))
    let across = horizontal ? darkness.height : darkness.width
    let along = horizontal ? darkness.width : darkness.height
    for place in max(0, first)..<max(0, min(across, last + 1), first) where place < across {
      let low = max(Float(place), middle - thickness / 2)
      let high = min(Float(place + 1), middle + thickness / 2)
      let covered = max(0, high - low) * strength
      guard covered > 0 else { continue }
      for other in max(0, from)..<max(0, from, min(along, to)) {
        let (x, y) = horizontal ? (other, place) : (place, other)
        darkness[x, y] = max(darkness[x, y], covered)
      }
    }
  }

  /// Clouds of two sizes.
  mutating func addTexture(
    digitHeight: Float, strength: Float, using generator: inout some RandomNumberGenerator
  ) {
    let (width, height) = (darkness.width, darkness.height)
    let large = SmoothField(
      width: width, height: height, spacing: digitHeight * generator.uniform(in: 0.25...0.8),
      using: &generator)
    let small = SmoothField(
      width: width, height: height, spacing: digitHeight * generator.uniform(in: 0.05...0.14),
      using: &generator)
    let share = generator.uniform(in: 0.2...0.8)
    for y in 0..<height {
      for x in 0..<width {
        let cloud = share * large[x, y] + (1 - share) * small[x, y]
        darkness[x, y] = max(darkness[x, y], 0.6 * strength * (0.5 + 0.5 * cloud))
      }
    }
  }

  /// Waves side by side, as printed against forgers.
  mutating func addWaves(
    digitHeight: Float, strength: Float, using generator: inout some RandomNumberGenerator
  ) {
    let (width, height) = (darkness.width, darkness.height)
    let bends = SmoothField(
      width: width, height: height, spacing: digitHeight * generator.uniform(in: 0.3...1.2),
      using: &generator)
    let (c, s) = AffineAugmentation.cosineAndSine(of: generator.uniform(in: -1.5...1.5))
    let frequency = 1 / max(3, digitHeight * generator.uniform(in: 0.08...0.35))
    let bend = generator.uniform(in: 0.3...2)
    let share = generator.uniform(in: 0.15...0.5)
    for y in 0..<height {
      for x in 0..<width {
        let phase = (c * Float(x) + s * Float(y)) * frequency + bend * bends[x, y]
        // From the middle of one wave, 0, to that of the gap, 1.
        let distance = abs(2 * (phase - phase.rounded(.down)) - 1)
        let covered = min(1, max(0, 0.5 + (share - distance) * 0.5 / frequency)) * strength
        darkness[x, y] = max(darkness[x, y], covered)
      }
    }
  }

  /// Sides of a printed box that the picture was cut along: lines near its edges.
  mutating func addSides(
    digitHeight: Float, strength: Float, using generator: inout some RandomNumberGenerator
  ) {
    let thickness = max(0.8, digitHeight * generator.uniform(in: 0.02...0.1))
    let (width, height) = (darkness.width, darkness.height)
    let first = generator.index(below: 4)
    for side in 0..<4 where side == first || generator.chance(0.35) {
      let isHorizontal = side % 2 == 0
      let (across, along) = isHorizontal ? (height, width) : (width, height)
      let inset = digitHeight * generator.uniform(in: 0...(generator.chance(0.4) ? 0.45 : 0.12))
      // Now and then it ends before the picture does, and may be no longer than a stroke.
      let isLast = generator.chance(0.5)
      let length =
        generator.chance(0.3) ? Int(Float(along) * generator.uniform(in: 0.1...1)) : along
      line(
        horizontal: isHorizontal, at: side < 2 ? inset : Float(across) - inset,
        thickness: thickness, from: isLast ? along - length : 0, to: isLast ? along : length,
        strength: strength)
    }
  }

  /// Lines from edge to edge, and, if wanted, as many from top to bottom.
  mutating func addLines(
    isGrid: Bool, foot: Float, digitHeight: Float, strength: Float,
    using generator: inout some RandomNumberGenerator
  ) {
    let spacing =
      digitHeight
      * (isGrid ? generator.uniform(in: 0.35...0.9) : generator.uniform(in: 1.15...1.8))
    let thickness = max(0.8, digitHeight * generator.uniform(in: 0.015...0.045))
    // Digits stand near a line, not on it.
    let origin =
      (isGrid ? generator.uniform(in: 0...spacing) : foot)
      + generator.uniform(in: 0...0.1) * digitHeight
    let (width, height) = (darkness.width, darkness.height)
    func places(_ count: Int, from origin: Float) -> [Float] {
      let first = origin - (origin / spacing).rounded(.down) * spacing
      return Array(stride(from: first, to: Float(count), by: spacing))
    }
    for place in places(height, from: origin) {
      line(
        horizontal: true, at: place, thickness: thickness, from: 0, to: width,
        strength: strength)
    }
    guard isGrid else { return }
    for place in places(width, from: generator.uniform(in: 0...spacing)) {
      line(
        horizontal: false, at: place, thickness: thickness, from: 0, to: height,
        strength: strength)
    }
  }

  /// A frame with a line at each of some columns.
  mutating func addBoxes(
    around frame: Rect, dividers: [Int], digitHeight: Float, strength: Float,
    using generator: inout some RandomNumberGenerator
  ) {
    let thickness = max(1, digitHeight * generator.uniform(in: 0.02...0.07))
    for y in [frame.y, frame.maxY] {
      line(
        horizontal: true, at: Float(y), thickness: thickness, from: frame.x, to: frame.maxX + 1,
        strength: strength)
    }
    for x in [frame.x, frame.maxX] + dividers {
      line(
        horizontal: false, at: Float(x), thickness: thickness, from: frame.y, to: frame.maxY + 1,
        strength: strength)
    }
  }
}
