internal import ArgumentParser
internal import DigitTraining
internal import FileSystem
internal import ImageCodecs

/// `digits dataset info`: what data sets hold.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Say what data sets hold: counts, classes, writers; show a sheet of samples.",
    discussion: """
      EXAMPLES
        digits dataset info mnist
        digits dataset info strokes=unipen/digits.json.gz --sheet sheet.png
        digits dataset info truth=forms --format json

      JSON: one object a source and line, with name, samples, skipped, classes (an object from the
      class to its count), writers (an object from the writer to the count), fingerprint.

      EXIT STATUS
        0   all sources were read
        64  the command was not understood
        65  data is corrupt
        66  data was not found
        74  the sheet could not be written
      """)

  /// How it is told.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var sources: DataSources

  @Option(help: "How it is told: text or json.")
  var format = Format.text

  @Option(
    help: ArgumentHelp("Draw samples of all classes into this picture.", valueName: "file.png"),
    completion: .file(extensions: ["png"]))
  var sheet: String?

  @Option(help: ArgumentHelp("How many samples of a class the sheet shows.", valueName: "count"))
  var columns = 16

  func validate() throws {
    if !(1...100).contains(columns) {
      throw ValidationError("\(columns) samples of a class: there must be from 1 to 100.")
    }
  }

  func run() throws {
    try DatasetRun.run {
      let opened = try DataSpecification.open(sources.specifications(), part: sources.part)
      for source in opened {
        let summary = SourceSummary(of: source)
        let text = format == .json ? summary.json : summary.text
        try StandardStream.output.write(Array("\(text)\n".utf8))
      }
      if let sheet {
        let image = SampleSheet(columns: columns, seed: sources.seed).draw(opened)
        try File.write(PNGEncoder.encode(image), to: Surroundings.path(ofArgument: sheet))
      }
      return true
    }
  }
}
