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
    guard let program = Program.find(Self.program) else {
      let place = Program.path.map { " beside \($0)" } ?? ""
      Complaint.print("the program is neither\(place) nor in PATH", about: Self.program)
      throw ExitCode(Self.unavailable)
    }
    do throws(FileError) {
      // As the system gave them: text would lose the bytes of names that are not UTF-8.
      try Program.become(program, arguments: Self.following("dataset", in: Program.arguments))
    } catch {
      Complaint.print(error)
      throw ExitCode(Self.unavailable)
    }
  }

  /// What follows the first argument that is a subcommand's name.
  static func following(_ name: String, in arguments: [[UInt8]]) -> [[UInt8]] {
    guard let index = arguments.firstIndex(of: Array(name.utf8)) else { return [] }
    return Array(arguments[(index + 1)...])
  }

  /// The sysexits number for a program that is not there.
  private static let unavailable: Int32 = 69
}
