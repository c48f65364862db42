public import ArgumentParser
public import DigitTraining
public import NeuralNetwork

// The libraries' choices as flags name them.

extension Optimizer.Kind: ExpressibleByArgument {}
extension ScheduleKind: ExpressibleByArgument {}
extension KeptNetwork: ExpressibleByArgument {}
extension NumberPart: ExpressibleByArgument {
  /// Reads a part such as `1/2`.
  ///
  /// - Parameter argument: What was typed; `nil` if it is no part.
  public init?(argument: String) { self.init(argument) }
}

extension Precision: ExpressibleByArgument {}
