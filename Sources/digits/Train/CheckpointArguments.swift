internal import ArgumentParser

/// The flags that say where the state of training is kept.
struct CheckpointArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Keep the state of training here, and go on from it if it is there (default: the model's "
        + "name and '.checkpoint', removed once the model is written).", valueName: "file"),
    completion: .file())
  var checkpoint: String?

  @Option(
    help: ArgumentHelp("The same, but the state must be there.", valueName: "file"),
    completion: .file())
  var resume: String?

  @Option(
    help: ArgumentHelp(
      "How often the state is kept within an epoch, beside at its end.", valueName: "time"))
  var checkpointEvery = TimeSpan(seconds: 60)

  func validate() throws {
    if checkpoint != nil, resume != nil {
      throw ValidationError("--checkpoint and --resume name the same file: one is enough.")
    }
  }
}
