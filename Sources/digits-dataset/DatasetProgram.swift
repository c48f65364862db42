internal import ArgumentParser
internal import FileSystem

/// The program behind `digits dataset`: data sets are fetched, checked, shown, converted and drawn.
///
/// It is one of its own so that `digits` need not carry a network stack.
@main
struct DatasetProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digits-dataset",
    abstract: "Fetches, checks, shows, converts and draws data sets of handwritten digits.",
    discussion: """
      `digits dataset …` starts it.

      EXAMPLES
        digits dataset fetch mnist             download MNIST into ./mnist and check it
        digits dataset verify mnist            check what is there
        digits dataset info mnist              how many of each digit
        digits dataset export mnist --to csv --output mnist.csv
        digits dataset synth mnist --output drawings --count 1000
      """,
    version: ProgramVersion.current,
    subcommands: subcommands)

  private static let subcommands: [any ParsableCommand.Type] = [
    FetchCommand.self, VerifyCommand.self, InfoCommand.self, ExportCommand.self,
    SynthCommand.self,
  ]
}
