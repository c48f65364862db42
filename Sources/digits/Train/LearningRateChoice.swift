internal import ArgumentParser

/// A learning rate as it was typed: a number, or `auto` for one that is looked for.
enum LearningRateChoice: Hashable, ExpressibleByArgument {
  case found
  case rate(Float)

  init?(argument: String) {
    if argument == "auto" {
      self = .found
    } else if let rate = Float(argument) {
      self = .rate(rate)
    } else {
      return nil
    }
  }
}
