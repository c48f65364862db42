internal import ArgumentParser
internal import DigitReader
internal import FileSystem

/// `digits scan`: the flags as they were typed.
///
/// What they mean together is settled by ``ScanConfiguration``.
struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Read the numbers in pictures.",
    discussion: """
      Reads PNG and JPEG pictures, told by their first bytes and never by their names. A single \
      picture gives its numbers alone; several, or a directory, give a line each: the path, a tab \
      and the numbers. Numbers of a line are separated by a space; lines by a line break, or by a \
      space where the path is printed.

      What is known of the numbers is part of the reading: the best number that satisfies \
      --expect, --pattern and --checksum is found; where none that is at all likely does, the \
      picture is one to review.

      EXAMPLES
        digits scan number.png
        total=$(digits scan number.png)
        digits scan page1.jpg page2.jpg
        digits scan pictures --format jsonl | jq 'select(.status == "review")'
        digits scan number.png --annotate seen.png
        digits scan years --pattern '19\\d{2}|20[0-2]\\d'
        digits scan cards --expect 16 --checksum luhn
        digits scan pictures --state done -f csv -o all.csv   # again: adds what is new
        curl -s https://example.org/number.png | digits scan
        tar c pictures | digits scan                          # each by its name
        ffmpeg -i cam.mp4 -f image2pipe - | digits scan       # each as soon as it is there
        find . -newer done -print0 | digits scan --stdin paths -0

      EXIT STATUS
        0   every input was read (a blank page is read: it holds no number)
        1   finished, but some inputs were not read
        64  the command was not understood
        65  the model or the ledger is corrupt
        66  no input was found
        74  the results could not be written
        130 ended by Ctrl-C, 143 by SIGTERM; what was in hand is finished
      """)

  @Argument(
    help: ArgumentHelp(
      "Pictures, directories (searched with all below them) or '-' for standard input.",
      valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @OptionGroup(title: "Input options")
  var input: InputOptions

  @OptionGroup(title: "What is known of the numbers")
  var constraint: ConstraintOptions

  @OptionGroup(title: "Output options")
  var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "Write the picture with what was read drawn on it: a file for one picture, a directory for several.",
      valueName: "file-or-directory"),
    completion: .file())
  var annotate: String?

  @Option(
    help: ArgumentHelp(
      "A number or a digit below this probability makes its picture one to review.",
      valueName: "probability"))
  var minConfidence = Double(ReadingOptions.defaultMinimumConfidence)

  @Option(
    help: ArgumentHelp(
      "Refuse pictures of more pixels, such as 5_000_000 or 100M.", valueName: "count"))
  var maxPixels = PixelCount(100_000_000)

  @Option(
    help: ArgumentHelp("Read with another model.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var model: String?

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: ArgumentHelp(
      "How many pictures are read at once (default: one a processor).", valueName: "count"))
  var jobs: Int?

  /// Settles what the flags mean once, so that a mistake is answered with this command's usage.
  func validate() throws {
    _ = try ScanConfiguration(self)
  }

  func run() throws {
    StandardStream.ignoreBrokenPipes()
    Interruption.listen()
    let configuration = try ScanConfiguration(self)
    let status = ScanRun.run(configuration)
    if status != .success { throw ExitCode(status.rawValue) }
  }
}
