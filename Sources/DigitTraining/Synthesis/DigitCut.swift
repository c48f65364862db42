internal import NeuralNetwork
internal import Raster

/// A straight cut through a digit of which one side is kept, where that side is hardly ever a digit.
///
/// What a half looks like decides which are made:
///
/// | Digit | Kept | Because |
/// |---|---|---|
/// | 0 | upper, lower | ∩ and ∪; left and right would be ( and ), which may be a 1 |
/// | 1 | – | every part of a 1 is a 1 |
/// | 2 | lower, left | ∠, and a hook over a corner; the upper is a 7, the right may be a 3 |
/// | 3 | left | the ends of three strokes; all others are bent strokes that may be 2, 7 or 5 |
/// | 4 | upper, left | an open V or U, and an L; the others hold the stem, a 1 |
/// | 5 | upper, left | Γ and [; the others are a 3's lower part |
/// | 6 | – | its parts are 0, 1, ( and a bow that may be a 2 |
/// | 7 | left | the bar's end, with the stem's foot at most; the others are 7 and 1 |
/// | 8 | left | Ɛ; upper and lower are 0, the right is a 3 |
/// | 9 | left | c; the others are 0, 1 and ) |
///
/// A half that is narrow and high is not used: it may be a 1, whatever it was cut from.
struct DigitCut {
  /// What is kept.
  enum Side: CaseIterable {
    case upper
    case lower
    case left
    case right
  }

  /// The sides of a digit that may be kept.
  static func sides(of digit: UInt8) -> [Side] {
    switch digit {
    case 0: [.upper, .lower]
    case 2: [.lower, .left]
    case 4, 5: [.upper, .left]
    case 3, 7, 8, 9: [.left]
    default: []
    }
  }

  /// The digits of which a side may be kept.
  static let divisible: [UInt8] = (0..<10).filter { !sides(of: $0).isEmpty }

  let side: Side

  /// How much of the ink's height or width is kept, in the middle of the cut.
  let share: Float

  /// Rows that the cut falls for each column, or columns that it moves for each row, beside what the
  /// digit itself leans.
  let slope: Float

  /// How wide the kept side is at least, as a multiple of its height.
  let leastBreadth: Float

  /// Draws a cut; `nil` for a digit that is not to be cut.
  static func draw(
    for digit: UInt8, using generator: inout some RandomNumberGenerator
  ) -> DigitCut? {
    let sides = sides(of: digit)
    guard !sides.isEmpty else { return nil }
    let side = sides[generator.index(below: sides.count)]
    let leastBreadth: Float =
      switch (digit, side) {
      // A higher ∪ is an open 0, a narrower L a 6 without its loop.
      case (0, _): 1
      case (4, _): 0.8
      default: 0.55
      }
    return DigitCut(
      side: side,
      // Farther right, the stem of a 7 would be kept as well.
      share: generator.uniform(in: digit == 7 ? 0.25...0.4 : 0.36...0.52),
      slope: generator.uniform(in: -0.12...0.12), leastBreadth: leastBreadth)
  }

  /// Cuts.
  ///
  /// - Parameter ink: 28×28 levels, 0 for paper to 255 for full ink.
  /// - Returns: What is kept, or `nil` if that is too little, too much, a blot or may be a 1.
  func apply(to ink: [UInt8]) -> GrayImage? {
    let image = GrayImage(width: 28, height: 28, pixels: ink)
    guard let before = Self.bounds(of: image), let whole = InkSpread(of: image) else { return nil }
    let isAcross = side == .left || side == .right
    let isFirst = side == .upper || side == .left
    // A digit that leans is cut along its own slant: straight down, the half of a leaning 8 would
    // keep a loop and look like a 6.
    let lean = isAcross ? slope + max(-0.8, min(0.8, whole.lean)) : slope
    let length = Float(isAcross ? before.width : before.height)
    let start = Float(isAcross ? before.x : before.y)
    let middle = isAcross ? whole.y : whole.x
    // The lean spreads a digit over more columns than it is broad.
    let spread = isAcross ? length - abs(lean) * Float(before.height) : length
    let first = isAcross && spread > 3 ? start + (length - spread) / 2 : start
    let extent = max(3, spread)
    let place = first + extent * (isFirst ? share : 1 - share)
    var kept = image
    for y in 0..<28 {
      for x in 0..<28 {
        let (along, across) = isAcross ? (Float(x), Float(y)) : (Float(y), Float(x))
        let cut = place + lean * (across - middle)
        // A pixel on the cut keeps its part.
        let part = min(1, max(0, isFirst ? cut - along : along + 1 - cut))
        kept[x, y] = UInt8((Float(image[x, y]) * part).rounded())
      }
    }
    guard let rest = InkSpread(of: kept), let after = Self.bounds(of: kept),
      (0.12...0.62).contains(rest.mass / whole.mass), max(after.width, after.height) >= 9,
      Float(after.width) >= leastBreadth * Float(after.height), !rest.isUprightStroke
    else { return nil }
    // A blot: so much of its box is ink that nothing can be told. (Smaller than 9 pixels, the
    // normalizer would make any rest a blot.)
    let room = 255 * Float(after.width * after.height)
    return rest.mass > 0.62 * room ? nil : kept
  }

  private static func bounds(of image: GrayImage) -> Rect? {
    var found = Rect(x: 0, y: 0, width: 0, height: 0)
    for y in 0..<image.height {
      for x in 0..<image.width where image[x, y] > 60 {
        found = found.union(Rect(x: x, y: y, width: 1, height: 1))
      }
    }
    return found.isEmpty ? nil : found
  }
}
