internal import ArgumentParser
internal import DigitTraining
internal import FileSystem

/// `digits dataset export`: from one format into another.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Convert a data set: idx files, a CSV table, or folders of PNG pictures.",
    discussion: """
      FORMATS
        idx  two files with MNIST's names in the folder OUTPUT, not packed
        csv  the table OUTPUT, as Kaggle's Digit Recognizer has it: label,pixel0,…,pixel783
        png  a folder a class in the folder OUTPUT: 0/00000.png …, white ink on black

      Pictures of 28×28 pixels keep every level, there and back. Other data (pen strokes, pictures with \
      a truth.csv) have to pass through the reader's normalizer first: --normalize. Writers' names and \
      letters that look like digits are left out. idx and csv have no label for what is no digit.

      EXAMPLES
        digits dataset export mnist --to csv --output mnist.csv
        digits dataset export csv=train.csv --to png --output pictures
        digits dataset export strokes=digits.json.gz --normalize --to idx --output strokes

      EXIT STATUS
        0   converted
        64  the command was not understood
        65  the data is corrupt, or does not fit the format
        66  the data was not found
        74  the output could not be written, or is there already
      """)

  /// What is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, idx, png
  }

  @OptionGroup var sources: DataSources

  @Option(help: "What is written: csv, idx or png.")
  var to: Format

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file (csv) or the folder (idx, png).", valueName: "path"),
    completion: .file())
  var output: String

  @Flag(help: "Write what the network would see, not what the files hold.")
  var normalize = false

  @Flag(help: "Write over the files that are there; folders of pictures must be new or empty.")
  var overwrite = false

  func validate() throws {
    if sources.data.count != 1 { throw ValidationError("One data set is converted at a time.") }
  }

  func run() throws {
    try DatasetRun.run {
      let target = Surroundings.path(ofArgument: output)
      try requireFree(target)
      for specification in try sources.specifications() {
        let pictures: ExactPictures
        if normalize {
          let source = try specification.open(part: sources.part)
          pictures = Self.normalized(source, seed: sources.seed)
        } else {
          pictures = try ExactPictures(reading: specification, part: sources.part)
        }
        switch to {
        case .csv: try pictures.writeCSV(to: target)
        case .idx: try pictures.writeIDX(to: target, part: sources.part)
        case .png: try pictures.writePNGs(to: target)
        }
        let left = pictures.skippedCount > 0 ? ", \(pictures.skippedCount) left out" : ""
        Complaint.print("\(target): \(pictures.count) samples\(left)")
      }
      return true
    }
  }

  private static func normalized(_ source: some GlyphSource, seed: UInt64) -> ExactPictures {
    ExactPictures(normalized: source, seed: seed)
  }

  /// Files are written over where that is wished; pictures that lie in a folder already would be
  /// mixed with the new ones.
  private func requireFree(_ target: FilePath) throws(FileError) {
    guard let kind = try? File.status(of: target).kind else { return }
    if to != .csv, kind == .directory, try Directory.names(in: target).isEmpty { return }
    if to == .png, kind == .directory {
      throw DatasetRun.occupied(
        target, "the folder is not empty, and its pictures would be mixed with the new ones")
    }
    if !overwrite { throw DatasetRun.occupied(target, "something is there already: --overwrite") }
  }
}
