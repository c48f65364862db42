public import ArgumentParser
public import DigitTraining
public import NeuralNetwork

// The libraries' choices as flags name them.

extension Optimizer.Kind: ExpressibleByArgument {}
extension ScheduleKind: ExpressibleByArgument {}
extension KeptNetwork: ExpressibleByArgument {}
extension NumberPart: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension Precision: ExpressibleByArgument {}
