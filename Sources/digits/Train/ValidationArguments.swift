internal import ArgumentParser
internal import DigitTraining

/// The flags that say what is held out of training to measure on.
struct ValidationArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Samples held out to measure on, from each source without a held-out writer its share.",
      valueName: "count"))
  var validation = 5_000

  @Option(
    help: ArgumentHelp(
      "Writers whose samples are all held out to measure on, with commas between.",
      valueName: "names"))
  var holdoutWriters: String?

  func apply(to options: inout TrainingOptions) {
    options.validationCount = validation
    options.heldOutWriters =
      holdoutWriters?.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      ?? []
  }
}
