internal import ArgumentParser
internal import DigitTraining

/// The flags that say how long training takes, and what of it is kept.
struct PhaseArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("Passes over the samples (default: the preset's).", valueName: "count"))
  var epochs: Int?

  @Option(
    help: ArgumentHelp(
      "Passes over the samples in each of two phases, such as 20,10: train, then fine-tune.",
      valueName: "counts"))
  var phases: NumberList?

  @Option(
    help: ArgumentHelp(
      "The learning rate of the second phase (default: a tenth of the first's).",
      valueName: "rate"))
  var fineTuneRate: Float?

  @Option(
    help: ArgumentHelp(
      "How samples are distorted in the second phase: none, light, default or strong (default: as "
        + "in the first, or light if both are base's own).", valueName: "preset"))
  var fineTuneAugment: AugmentationArguments.Preset?

  @Option(
    help: ArgumentHelp(
      "Samples that make an epoch (default: each as often as its source's weight says).",
      valueName: "count"))
  var epochSamples: Int?

  @Option(
    help: ArgumentHelp(
      "In each pass leave out such a share of the samples that are easy by now, and let the others "
        + "count for them; an epoch's steps then go over more samples (default: the preset's).",
      valueName: "share"))
  var prune: Float?

  @Option(
    help: ArgumentHelp(
      "Train for so long, as in 90s, 10m or 1h: the speed is measured first, and the schedule "
        + "fitted to it.", valueName: "time"))
  var budget: TimeSpan?

  @Option(
    help: ArgumentHelp(
      "End when so many epochs in a row were no better on the validation samples; if that happens "
        + "in the first of two phases, there is no second.",
      valueName: "epochs"))
  var patience: Int?

  @Option(
    help: ArgumentHelp(
      "The network that is written: that of the last step, or of the best epoch on the "
        + "validation samples.", valueName: "last|best"))
  var keep = KeptNetwork.last

  func validate() throws {
    if let phases {
      guard (1...2).contains(phases.numbers.count) else {
        throw ValidationError("There are one or two phases, not \(phases.numbers.count).")
      }
      if epochs != nil { throw ValidationError("--phases and --epochs say the same.") }
    }
  }

  /// Says what the flags ask of a second phase where there is none.
  ///
  /// - Parameter preset: The preset that decides where no flag does.
  /// - Throws: `ValidationError`.
  func validateFineTuning(preset: TrainingPreset) throws {
    if fineTuneRate != nil || fineTuneAugment != nil, counts(preset).count != 2 {
      throw ValidationError("There is no second phase to fine-tune in: --phases 20,10.")
    }
  }

  /// The epochs of each phase.
  ///
  /// A flag that says how many there are says it of all phases.
  private func counts(_ preset: TrainingPreset) -> [Int] {
    phases?.numbers ?? epochs.map { [$0] } ?? preset.phases
  }

  /// Sets what the flags say; learning rate and distortions of the first phase are set already.
  func apply(to options: inout TrainingOptions, preset: TrainingPreset) {
    let counts = counts(preset)
    options.epochs = counts[0]
    if counts.count == 2 {
      // A preset's second phase is of samples as they come, unless somebody chose distortions.
      let isPresets = phases == nil && options.augmentation == .default
      options.fineTuning = FineTuning(
        epochs: counts[1], learningRate: fineTuneRate ?? options.learningRate / 10,
        augmentation: fineTuneAugment?.augmentation ?? (isPresets ? .light : options.augmentation))
    }
    options.epochSamples = epochSamples
    options.pruning = prune ?? preset.pruning
    options.budget = budget?.seconds
    options.patience = patience
    options.keeping = keep
  }
}
