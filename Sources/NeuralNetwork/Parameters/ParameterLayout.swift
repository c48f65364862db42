/// What a parameter does, which decides whether weight decay shrinks it.
public enum ParameterRole: Hashable, Sendable {
  /// Multiplies inputs: decays.
  case weights

  /// Scales or shifts normalized values: does not decay.
  case normalization

  /// Is added to outputs: does not decay.
  case biases

  /// Counted while training, not trained: a running mean or variance.
  case statistics
}

/// One named array of a network.
public struct ParameterArray: Hashable, Sendable {
  /// A dotted path, as in `stage2.block1.convolution1.weights`.
  public let name: String

  /// The size of each axis, slowest first. Convolution weights are [row, column, input, output],
  /// those of a linear layer [input, output].
  public let shape: [Int]

  /// What it does.
  public let role: ParameterRole

  /// Where it lies among the floats of its kind, trained or statistics.
  public let range: Range<Int>
}

/// Where each array of a network lies in two flat arrays: one of what is trained, one of statistics.
///
/// Flat arrays let an optimizer, an average or a checkpoint treat a network as one vector.
public struct ParameterLayout: Hashable, Sendable {
  /// The arrays, in the order in which they were added.
  public private(set) var arrays: [ParameterArray] = []

  /// How many floats are trained.
  public private(set) var parameterCount = 0

  /// How many floats are statistics.
  public private(set) var statisticsCount = 0

  /// Adds an array and says where it lies.
  ///
  /// - Parameters:
  ///   - name: Its name, unlike all others.
  ///   - shape: The size of each axis.
  ///   - role: What it does.
  /// - Returns: Its place among the floats of its kind.
  mutating func add(_ name: String, shape: [Int], role: ParameterRole) -> Range<Int> {
    let count = shape.reduce(1, *)
    let start = role == .statistics ? statisticsCount : parameterCount
    let range = start..<start + count
    if role == .statistics { statisticsCount += count } else { parameterCount += count }
    arrays.append(ParameterArray(name: name, shape: shape, role: role, range: range))
    return range
  }
}

/// The values of a network's arrays, laid out by its ``ParameterLayout``.
public struct NetworkParameters: Hashable, Sendable {
  /// What is trained.
  public var values: [Float]

  /// What is counted while training: the running means and variances of batch normalization.
  public var statistics: [Float]

  /// Creates parameters.
  ///
  /// - Parameters:
  ///   - values: What is trained.
  ///   - statistics: What is counted.
  public init(values: [Float], statistics: [Float]) {
    self.values = values
    self.statistics = statistics
  }
}
