internal import ArgumentParser

/// The flags of the search for a learning rate.
struct FinderArguments: ParsableArguments {
  @Flag(
    help: "Look for a good learning rate, show how the loss goes with it, and train nothing.")
  var findLr = false

  @Option(
    help: ArgumentHelp("Write the curve of the search to a file.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var findLrCsv: String?
}
