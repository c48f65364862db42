internal import ArgumentParser
internal import NeuralNetwork

/// A size of network, with as many epochs as suit it.
enum TrainingPreset: String, CaseIterable, ExpressibleByArgument {
  /// 24,666 parameters: a minute's training.
  case tiny

  /// 77,754 parameters.
  case small

  /// 696,042 parameters.
  case base

  var widths: [Int] {
    switch self {
    case .tiny: [16, 16, 32]
    case .small: [16, 32, 64]
    case .base: [32, 64, 128]
    }
  }

  var blocks: Int { self == .base ? 2 : 1 }

  var epochs: Int {
    switch self {
    case .tiny: 5
    case .small: 20
    case .base: 30
    }
  }
}
