internal import ArgumentParser
internal import NeuralNetwork

/// The flags that say what network is trained.
struct NetworkArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The size of the network, and how long it is trained unless told otherwise: tiny (about a "
        + "minute), small or base.", valueName: "size"))
  var preset = TrainingPreset.small

  @Option(
    help: ArgumentHelp(
      "Channels of each stage of the network, multiples of 16 (default: the preset's).",
      valueName: "counts"))
  var widths: NumberList?

  @Option(
    help: ArgumentHelp(
      "Residual blocks of each stage (default: the preset's).", valueName: "count"))
  var blocks: Int?

  @Option(
    help: ArgumentHelp(
      "Multiply in 'single' precision or in 'bfloat16', which is faster where processors have it.",
      valueName: "single|bfloat16"))
  var precision = Precision.single

  var architecture: ResidualArchitecture {
    ResidualArchitecture(
      widths: widths?.numbers ?? preset.widths, blocksPerStage: blocks ?? preset.blocks)
  }
}
