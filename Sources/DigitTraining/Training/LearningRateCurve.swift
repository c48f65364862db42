/// The loss over a learning rate that grows from step to step.
public struct LearningRateCurve: Hashable, Sendable {
  /// One step.
  public struct Point: Hashable, Sendable {
    /// The learning rate.
    public let rate: Float

    /// The batch's mean loss before the step, in nats.
    public let loss: Double

    /// The mean of this loss and those before, the older the less.
    public let smoothedLoss: Double
  }

  /// The steps, the rate growing.
  public private(set) var points: [Point] = []

  private var mean = 0.0

  /// How much of the mean a step keeps.
  private static let memory = 0.95

  /// Creates a curve without points.
  public init() {}

  /// Adds a step.
  ///
  /// - Parameters:
  ///   - rate: Its learning rate, above that of the step before.
  ///   - loss: The batch's mean loss.
  public mutating func add(rate: Float, loss: Double) {
    mean = Self.memory * mean + (1 - Self.memory) * loss
    // A mean that began at 0 is made up for.
    var weight = 1.0
    for _ in 0...points.count { weight *= Self.memory }
    points.append(Point(rate: rate, loss: loss, smoothedLoss: mean / (1 - weight)))
  }

  /// The step at which the smoothed loss is least; `nil` without points.
  public var minimum: Point? {
    points.min { $0.smoothedLoss < $1.smoothedLoss }
  }

  /// Whether the loss is so far above its least that going on tells nothing more.
  var hasRisen: Bool {
    guard points.count > 20, let last = points.last, let minimum else { return false }
    return last.smoothedLoss > 2 * minimum.smoothedLoss
  }

  /// A good greatest rate of a schedule; `nil` if the loss never fell.
  ///
  /// It is a tenth of the rate at which the loss is least, rounded to two digits.
  public var suggestion: Float? {
    guard let first = points.first, let minimum, minimum.smoothedLoss < 0.9 * first.smoothedLoss
    else { return nil }
    return Self.rounded(minimum.rate / 10)
  }

  /// A number above 0 rounded to two digits.
  ///
  /// - Parameter number: The number.
  /// - Returns: The nearest of two digits.
  public static func rounded(_ number: Float) -> Float {
    var number = Double(number)
    var exponent = 0
    while number < 10 {
      number *= 10
      exponent += 1
    }
    var result = number.rounded()
    for _ in 0..<exponent { result /= 10 }
    return Float(result)
  }
}
