internal import ArgumentParser
internal import FileSystem

/// The program: a name, a version and its subcommands.
///
/// It is synchronous on purpose: starting the concurrency runtime for an asynchronous root command
/// costs a small static program more than reading a drawing does.
@main
struct DigitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digits",
    abstract: "Reads the numbers people write by hand.",
    discussion: """
      EXAMPLES
        digits scan number.png              print the number
        digits scan pictures --format jsonl one JSON object a picture, with boxes
        digits help scan                    everything that scan can do
      """,
    version: ProgramVersion.current,
    subcommands: subcommands)

  /// One type a subcommand, each in a file of its own.
  private static let subcommands: [any ParsableCommand.Type] = [
    ScanCommand.self,
    TrainCommand.self,
    EvalCommand.self,
    DatasetCommand.self,
    ServeCommand.self,
  ]
}
