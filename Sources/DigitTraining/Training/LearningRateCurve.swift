/// The loss over a learning rate that grows from step to step.
public struct LearningRateCurve: Hashable, Sendable {
  /// One step.
  public struct Point: Hashable, Sendable {
    /// The learning rate.
    public let rate: Float

    /// The batch's mean loss before the step, in nats.
    public let loss: Double
  }

  /// The steps, the rate growing.
  public private(set) var points: [Point] = []

  /// The mean of the losses so far, the older the less.
  private var mean = 0.0

  /// The least that mean was.
  private var leastMean = Double.infinity

  /// Steps on each side that a smoothed loss looks at.
  private static let reach = 16

  /// Creates a curve without points.
  public init() {}

  /// Adds a step.
  ///
  /// - Parameters:
  ///   - rate: Its learning rate, above that of the step before.
  ///   - loss: The batch's mean loss.
  public mutating func add(rate: Float, loss: Double) {
    mean = points.isEmpty ? loss : 0.9 * mean + 0.1 * loss
    leastMean = min(leastMean, mean)
    points.append(Point(rate: rate, loss: loss))
  }

  /// Whether the loss is so far above its least that going on tells nothing more.
  var hasRisen: Bool { mean > 2 * leastMean }

  /// For each step the mean of the losses around it, the farther the less.
  ///
  /// A mean of past losses alone would lag behind, and with it the rate that is read off.
  public var smoothedLosses: [Double] {
    points.indices.map { index in
      var sum = 0.0
      var weights = 0.0
      let around = max(0, index - Self.reach)...min(points.count - 1, index + Self.reach)
      for other in around {
        let weight = Double(Self.reach + 1 - abs(other - index))
        sum += weight * points[other].loss
        weights += weight
      }
      return sum / weights
    }
  }

  /// A good greatest rate of a schedule; `nil` if the loss never fell.
  ///
  /// It is the rate at which the loss is half-way between its greatest and its least, rounded to two
  /// digits: where it falls fastest, but less moved by chance than the slope is.
  public var suggestion: Float? {
    let losses = smoothedLosses
    guard let lowest = losses.indices.min(by: { losses[$0] < losses[$1] }),
      let greatest = losses[...lowest].max(), losses[lowest] < 0.9 * greatest
    else { return nil }
    let middle = (greatest + losses[lowest]) / 2
    return losses[...lowest].indices.last { losses[$0] >= middle }
      .map { Self.rounded(points[$0].rate) }
  }

  /// A number above 0 rounded to two digits.
  ///
  /// - Parameter number: The number.
  /// - Returns: The nearest of two digits.
  public static func rounded(_ number: Float) -> Float {
    var number = Double(number)
    var exponent = 0
    while number < 10, number > 0 {
      number *= 10
      exponent += 1
    }
    var result = number.rounded()
    for _ in 0..<exponent { result /= 10 }
    return Float(result)
  }
}
