internal import ArgumentParser
internal import FileSystem

/// `digits serve`: starts `digits-serve`, the web app and the HTTP API.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the web app and the HTTP API.",
    discussion: """
      Starts the program digits-serve, which lies beside this one or in PATH.

      EXAMPLES
        digits serve                        on http://127.0.0.1:8080
        digits serve --help                 everything that it can do
      """)

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp("What digits-serve is given.", valueName: "arguments"))
  var arguments: [String] = []

  func run() throws {
    try Companion.become("digits-serve", subcommand: "serve")
  }
}
