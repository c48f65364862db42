internal import ArgumentParser
internal import NeuralNetwork

/// A size of network, with the training that suits it.
enum TrainingPreset: String, CaseIterable, ExpressibleByArgument {
  /// 24,666 parameters: a minute's training.
  case tiny

  /// 77,754 parameters.
  case small

  /// 164,122 parameters, as the network that the program ships with.
  case base

  var widths: [Int] {
    switch self {
    case .tiny: [16, 16, 32]
    case .small: [16, 32, 64]
    case .base: [16, 48, 96]
    }
  }

  var blocks: Int { 1 }

  /// Passes over the samples in each phase.
  var phases: [Int] {
    switch self {
    case .tiny: [5]
    case .small: [20]
    case .base: [40, 10]
    }
  }

  var optimizer: Optimizer.Kind { self == .base ? .muon : .adamW }

  /// The share of the easy samples that each pass leaves out.
  var pruning: Float? { self == .base ? 0.5 : nil }
}
