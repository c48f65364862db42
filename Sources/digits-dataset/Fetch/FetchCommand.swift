internal import ArgumentParser
internal import DatasetDownloads
internal import FileSystem

/// `digits dataset fetch`: downloads a data set and checks it.
struct FetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Download a data set and check it.",
    discussion: """
      DATA SETS
      \(RemoteDataset.known.map { "  \($0.name)  \($0.summary)" }.joined(separator: "\n"))

      Each file is asked of one mirror after the other, is checked against its published hash, and only \
      then gets its name. What is there already is checked and not downloaded again. What has come when a \
      download ends lies in NAME.part; the next run asks for the rest. SHA256SUMS in the folder tells the \
      hashes, for sha256sum -c. EMNIST's sets come in one archive of 562 MB, which stays in the folder for \
      the next set.

      The names of the set's files are printed, one a line.

      EXAMPLES
        digits dataset fetch mnist
        digits dataset fetch qmnist --to data/qmnist
        digits dataset fetch mnist --mirror http://data.example.org/mnist/ --mirrors-only

      EXIT STATUS
        0    the whole set is there, and right
        64   the command was not understood
        65   a file that is there is damaged, and nothing may be downloaded
        66   files are missing, and nothing may be downloaded
        69   no mirror sent a file
        74   the folder could not be written to
        130  interrupted by Ctrl-C
        143  asked to end, as by kill
      """)

  @Argument(help: ArgumentHelp("The data set.", valueName: "name"))
  var dataset: DatasetName

  @Option(
    help: ArgumentHelp("Put it into this folder (default: the set's name).", valueName: "folder"),
    completion: .directory)
  var to: String?

  @Option(
    name: .customLong("mirror"),
    help: ArgumentHelp(
      "Try this address first; may be given several times. The files' names are added to it.",
      valueName: "url"))
  var mirrors: [String] = []

  @Flag(help: "Try no address but those of --mirror.")
  var mirrorsOnly = false

  @Flag(help: "Download nothing: only check what is there, and say what is missing.")
  var offline = false

  @Option(help: ArgumentHelp("Give a silent server up after this time.", valueName: "seconds"))
  var idleTimeout = 30.0

  @Option(help: ArgumentHelp("Wait so long for a connection.", valueName: "seconds"))
  var connectTimeout = 15.0

  @Option(help: ArgumentHelp("Ask each mirror so often before the next.", valueName: "count"))
  var attempts = 4

  func validate() throws {
    for mirror in mirrors
    where !mirror.hasPrefix("http://") && !mirror.hasPrefix("https://") {
      throw ValidationError("A mirror's address begins with http:// or https://, not '\(mirror)'.")
    }
    if mirrorsOnly, mirrors.isEmpty {
      throw ValidationError("--mirrors-only leaves no address: name one with --mirror.")
    }
    for seconds in [idleTimeout, connectTimeout] where !(seconds > 0 && seconds <= 86_400) {
      throw ValidationError("A time of \(seconds) seconds: it must be from 0 to 86,400.")
    }
    if !(1...1000).contains(attempts) {
      throw ValidationError("\(attempts) attempts: there must be from 1 to 1,000.")
    }
  }

  func run() async throws {
    StandardStream.ignoreBrokenPipes()
    let status = await FetchRun.run(self)
    if status != .success { throw ExitCode(status.rawValue) }
  }
}
