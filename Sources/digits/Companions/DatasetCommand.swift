internal import ArgumentParser
internal import FileSystem

/// `digits dataset`: starts `digits-dataset`, as git starts its commands.
///
/// What downloads needs a network stack, which would make this program many times as large and slow
/// to start. The other program takes this one's place: signals and the exit status are its own.
struct DatasetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dataset",
    abstract: "Fetch, check, show, convert and draw data sets.",
    discussion: """
      Starts the program digits-dataset, which lies beside this one or in PATH.

      EXAMPLES
        digits dataset fetch mnist          download MNIST and check it
        digits dataset --help               everything that it can do
      """)

  /// The program that does the work.
  static let program: FilePath = "digits-dataset"

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp("What digits-dataset is given.", valueName: "arguments"))
  var arguments: [String] = []

  func run() throws {
    try Companion.become(Self.program, subcommand: "dataset")
  }
}
