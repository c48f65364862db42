internal import ArgumentParser
internal import NeuralNetwork

/// The flags that say what network is trained.
struct NetworkArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The size of the network, and how it is trained unless told otherwise: tiny (about a minute), "
        + "small, or base, as large as the program's own: muon, --prune 0.5 and two phases "
        + "(default: small, with the widths and blocks of --initial-model).", valueName: "size"))
  var preset: TrainingPreset?

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
      """
      Multiply in 'single' precision or in 'bfloat16': 1.8 times as fast on AMD's processors since Zen 4, \
      slower on others, Intel's among them.
      """,
      valueName: "single|bfloat16"))
  var precision = Precision.single

  /// The preset that decides where nothing else does.
  var chosenPreset: TrainingPreset { preset ?? .small }

  /// The network.
  ///
  /// - Parameter initial: The one to start from, if any; it decides where no flag does.
  /// - Returns: A network for ink alone and for digits alone.
  func architecture(from initial: ResidualArchitecture?) -> ResidualArchitecture {
    let known = preset == nil ? initial : nil
    return ResidualArchitecture(
      widths: widths?.numbers ?? known?.widths ?? chosenPreset.widths,
      blocksPerStage: blocks ?? known?.blocksPerStage ?? chosenPreset.blocks)
  }
}
