/// What turns slopes into steps, with all that it remembers between them.
public enum Optimizer: Hashable, Sendable {
  /// Adam with decoupled weight decay.
  case adamW(AdamW)

  /// Gradient descent with momentum.
  case momentumSGD(MomentumSGD)

  /// Momentum whose steps are made orthogonal, beside Adam.
  case muon(Muon)

  /// Which optimizer, without its memory.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// ``AdamW``.
    case adamW = "adamw"

    /// ``MomentumSGD``.
    case momentumSGD = "sgd"

    /// ``Muon``.
    case muon = "muon"
  }

  /// What an optimizer remembers under one name: one float for each value that is optimized.
  public struct Memory: Hashable, Sendable {
    /// What it is, such as `velocities`.
    public let name: String

    /// One float for each value.
    public let values: [Float]
  }

  /// Steps taken.
  public var stepCount: Int {
    switch self {
    case .adamW(let optimizer): optimizer.stepCount
    case .momentumSGD(let optimizer): optimizer.stepCount
    case .muon(let optimizer): optimizer.stepCount
    }
  }

  /// All that it remembers but ``stepCount``, always in one order.
  public var memory: [Memory] {
    switch self {
    case .adamW(let optimizer):
      [
        Memory(name: "first", values: optimizer.firstMoments),
        Memory(name: "second", values: optimizer.secondMoments),
      ]
    case .momentumSGD(let optimizer):
      [Memory(name: "velocities", values: optimizer.velocities)]
    case .muon(let optimizer):
      [
        Memory(name: "velocities", values: optimizer.velocities),
        Memory(name: "first", values: optimizer.adamW.firstMoments),
        Memory(name: "second", values: optimizer.adamW.secondMoments),
      ]
    }
  }

  /// Goes on where another optimizer of the same kind and network stopped.
  ///
  /// - Parameters:
  ///   - memory: What that one remembered: the arrays of its ``memory``, in their order.
  ///   - stepCount: Steps it had taken.
  public mutating func restore(memory: [[Float]], stepCount: Int) {
    precondition(memory.count == self.memory.count, "the memory of another optimizer")
    switch self {
    case .adamW(var optimizer):
      optimizer.restore(
        firstMoments: memory[0], secondMoments: memory[1], stepCount: stepCount)
      self = .adamW(optimizer)
    case .momentumSGD(var optimizer):
      optimizer.restore(velocities: memory[0], stepCount: stepCount)
      self = .momentumSGD(optimizer)
    case .muon(var optimizer):
      optimizer.restore(
        velocities: memory[0], firstMoments: memory[1], secondMoments: memory[2],
        stepCount: stepCount)
      self = .muon(optimizer)
    }
  }

  /// Takes one step down the slope.
  ///
  /// - Parameters:
  ///   - values: What is optimized.
  ///   - gradients: The slope of the loss over each value.
  ///   - learningRate: The size of the step.
  ///   - threads: How many share the work where there is much; the result has the same bits with any
  ///     number.
  public mutating func step(
    _ values: inout [Float], gradients: [Float], learningRate: Float, threads: Int = 1
  ) {
    switch consume self {
    case .adamW(var optimizer):
      optimizer.step(&values, gradients: gradients, learningRate: learningRate)
      self = .adamW(optimizer)
    case .momentumSGD(var optimizer):
      optimizer.step(&values, gradients: gradients, learningRate: learningRate)
      self = .momentumSGD(optimizer)
    case .muon(var optimizer):
      optimizer.step(
        &values, gradients: gradients, learningRate: learningRate, threads: threads)
      self = .muon(optimizer)
    }
  }
}
