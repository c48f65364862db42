internal import ArgumentParser

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
        digits dataset fetch emnist-letters    letters, to teach what is no digit
      """,
    version: "0.1.0",
    subcommands: subcommands)

  private static let subcommands: [any ParsableCommand.Type] = [
    FetchCommand.self
  ]
}
