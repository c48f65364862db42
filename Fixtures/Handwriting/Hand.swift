/// A writer: the pen, the habits that stay from digit to digit, and how far they stray.
///
/// Lengths are shares of the height of a digit.
///
/// ```swift
/// var generator = SplitMix64(seed: 1)
/// let drawing = Hand.random(using: &generator).write("4096", height: 120, using: &generator)
/// ```
public struct Hand: Hashable, Sendable {
  /// The pen.
  public var pen: Pen

  /// How far the top of a digit leans right of its foot; negative leans left.
  public var slant: Double

  /// The standard deviation of the slant from digit to digit.
  public var slantDeviation: Double

  /// The standard deviation of a digit's turn, in radians.
  public var turnDeviation: Double

  /// How broad digits are, as a multiple of their skeletons.
  public var breadth: Double

  /// The standard deviation of the breadth, as a share of it.
  public var breadthDeviation: Double

  /// The standard deviation of the height.
  public var sizeDeviation: Double

  /// The standard deviation of a digit's foot from the line.
  public var baselineDeviation: Double

  /// How far the line climbs for every unit to the right.
  public var climb: Double

  /// The least and the most paper left between two digits.
  public var gap: ClosedRange<Double>

  /// The standard deviation of every knot.
  public var jitter: Double

  /// How far a stroke strays in slow waves.
  public var wobble: Double

  /// The index of the preferred variant for each of the ten digits.
  public var habits: [Int]

  /// The probability that a digit is written as preferred.
  public var constancy: Double

  /// Creates a hand that writes plainly.
  ///
  /// - Parameter pen: The pen.
  public init(pen: Pen = .felt) {
    self.pen = pen
    slant = 0.08
    slantDeviation = 0.03
    turnDeviation = 0.03
    breadth = 1
    breadthDeviation = 0.06
    sizeDeviation = 0.04
    baselineDeviation = 0.02
    climb = 0
    gap = 0.12...0.24
    jitter = 0.010
    wobble = 0.008
    habits = Array(repeating: 0, count: 10)
    constancy = 0.9
  }

  /// Draws the hand of some writer.
  ///
  /// - Parameters:
  ///   - pen: The pen; one is drawn if `nil`.
  ///   - generator: Where the chance comes from.
  /// - Returns: The hand.
  public static func random(
    pen: Pen? = nil, using generator: inout some RandomNumberGenerator
  ) -> Hand {
    let drawn = Pen(
      width: generator.uniform(0.055...0.14), pressureSwing: generator.uniform(0.03...0.18),
      taper: generator.uniform(0...0.4))
    var hand = Hand(pen: pen ?? drawn)
    hand.slant = generator.normal(deviation: 0.10) + 0.10
    hand.slantDeviation = generator.uniform(0.01...0.05)
    hand.turnDeviation = generator.uniform(0.01...0.06)
    hand.breadth = generator.uniform(0.85...1.22)
    hand.sizeDeviation = generator.uniform(0.01...0.07)
    hand.baselineDeviation = generator.uniform(0.005...0.04)
    hand.climb = generator.normal(deviation: 0.02)
    hand.jitter = generator.uniform(0.006...0.018)
    hand.wobble = generator.uniform(0.004...0.014)
    hand.habits = (0...9).map { generator.index(below: DigitSkeleton.variants(of: $0).count) }
    hand.constancy = generator.uniform(0.7...1)
    return hand
  }
}
