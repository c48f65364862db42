/// Adam with decoupled weight decay: Loshchilov and Hutter, "Decoupled weight decay
/// regularization" (2019).
public struct AdamW: Hashable, Sendable {
  /// How long the mean of the slopes remembers.
  public var beta1: Float = 0.9

  /// How long the mean of their squares remembers.
  public var beta2: Float = 0.999

  /// Added to the divisor.
  public var epsilon: Float = 1e-8

  /// What share of a weight one step takes away, times the learning rate.
  public var weightDecay: Float

  /// The mean of the slopes.
  public private(set) var firstMoments: [Float]

  /// The mean of their squares.
  public private(set) var secondMoments: [Float]

  /// Steps taken.
  public private(set) var stepCount = 0

  /// Where weights lie: what decays.
  private let decaying: [Range<Int>]

  /// Creates an optimizer that has taken no step.
  ///
  /// - Parameters:
  ///   - layout: What is optimized; only ``ParameterRole/weights`` decay.
  ///   - weightDecay: The share of a weight that one step takes away, times the learning rate.
  public init(_ layout: ParameterLayout, weightDecay: Float) {
    self.weightDecay = weightDecay
    firstMoments = Array(repeating: 0, count: layout.parameterCount)
    secondMoments = Array(repeating: 0, count: layout.parameterCount)
    decaying = layout.arrays.filter { $0.role == .weights }.map(\.range)
  }

  /// Goes on where another optimizer of the same network stopped.
  ///
  /// - Parameters:
  ///   - firstMoments: The mean of the slopes, one for each parameter.
  ///   - secondMoments: The mean of their squares.
  ///   - stepCount: Steps taken.
  public mutating func restore(firstMoments: [Float], secondMoments: [Float], stepCount: Int) {
    precondition(
      firstMoments.count == self.firstMoments.count
        && secondMoments.count == self.secondMoments.count, "moments of another network")
    self.firstMoments = firstMoments
    self.secondMoments = secondMoments
    self.stepCount = stepCount
  }

  /// Takes one step down the slope.
  ///
  /// - Parameters:
  ///   - values: What is optimized.
  ///   - gradients: The slope of the loss over each value.
  ///   - learningRate: The size of the step.
  public mutating func step(_ values: inout [Float], gradients: [Float], learningRate: Float) {
    precondition(values.count == gradients.count && values.count == firstMoments.count)
    stepCount += 1
    for range in decaying {
      for index in range { values[index] *= 1 - learningRate * weightDecay }
    }
    let correction1 = 1 - power(beta1, Float(stepCount))
    let correction2 = 1 - power(beta2, Float(stepCount))
    let count = values.count
    let (beta1, beta2, epsilon) = (beta1, beta2, epsilon)
    // Pointers, because the checks of four arrays' bounds keep the loop from using vectors.
    unsafe values.withUnsafeMutableBufferPointer { values in
      unsafe firstMoments.withUnsafeMutableBufferPointer { firstMoments in
        unsafe secondMoments.withUnsafeMutableBufferPointer { secondMoments in
          unsafe gradients.withUnsafeBufferPointer { gradients in
            for index in 0..<count {
              let gradient = unsafe gradients[index]
              let first = unsafe beta1 * firstMoments[index] + (1 - beta1) * gradient
              let second =
                unsafe beta2 * secondMoments[index] + (1 - beta2) * gradient * gradient
              unsafe firstMoments[index] = first
              unsafe secondMoments[index] = second
              unsafe values[index] -=
                learningRate * (first / correction1)
                / ((second / correction2).squareRoot() + epsilon)
            }
          }
        }
      }
    }
  }
}
