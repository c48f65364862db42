internal import ArgumentParser
internal import DigitTraining
internal import FileSystem

/// `digits dataset synth`: made-up drawings of numbers, with their truth.
struct SynthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synth",
    abstract: "Draw numbers from single digits, with their text and the box of each digit.",
    discussion: """
      Writes PNG pictures and truth.csv (path, text, boxes) into a folder. A drawing's digits are of one \
      writer, where writers are known. boxes is a JSON array with [x, y, width, height] of each digit, from \
      left to right. The same data, options and seed give the same pixels on every machine. \
      Pen strokes are drawn at their size, with the pen that --pen names.

      Styles: varied is a bit of everything; clean is black on white; separate, tight, touching (each \
      digit overlaps the one before by 2 to 16 % of the height), photographed, lined, boxed and thin \
      have 1 to 8 digits, and differ from clean in what they are named for; punctuated has 2 to 8, with a \
      comma, a point, an apostrophe or a dash between two of them that is not in the text; page has many such numbers \
      in lines and columns: its text is all of them in reading order with a space between each two, \
      and its boxes are those of numbers; training is what 'digits train --strings' draws; nothing has \
      no digits but, in turn, letters that no hand makes look like digits (of the data's samples that \
      are none), scribbles, empty paper and photographs of other things: its text is empty, and \
      'digits eval --strings' counts the numbers that are found in it.

      Lengths named shares are shares of the digit height. A range is LOW,HIGH, or one number.

      EXAMPLES
        digits dataset synth mnist --output drawings --count 1000
        digits dataset synth strokes=digits.json.gz --output drawings --digits 3,8 --gap=-0.1,0.3
        digits dataset synth mnist --output clean --clean
        digits dataset synth mnist --part test --output touching --style touching
        digits dataset synth mnist --output pages --style page --numbers 300 --canvas 4000x3000
        digits dataset synth letters=letters --output nothing --style nothing --count 1000

      EXIT STATUS
        0   drawn
        64  the command was not understood
        65  the data is corrupt
        66  the data was not found
        74  the output could not be written, or is there already
      """)

  @OptionGroup var sources: DataSources

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder, new or empty.", valueName: "folder"),
    completion: .directory)
  var output: String

  @Option(help: "How many drawings.")
  var count = 100

  @OptionGroup(title: "Looks") var looks: SynthesisArguments

  func validate() throws {
    if !(1...1_000_000).contains(count) {
      throw ValidationError("\(count) drawings: there must be from 1 to 1,000,000.")
    }
  }

  func run() throws {
    try DatasetRun.run {
      let folder = Surroundings.path(ofArgument: output)
      if let names = try? Directory.names(in: folder), !names.isEmpty {
        throw DatasetRun.occupied(folder, "the folder is not empty")
      }
      if looks.isNothing { return try writeNothing(to: folder) }
      var strokes: [[StrokeRecord]] = []
      var others: [DataSpecification] = []
      for specification in try sources.specifications() {
        let kind = try specification.kind ?? specification.guessedKind()
        if kind == .strokes {
          strokes.append(try StrokeFile.read(specification.path))
        } else {
          others.append(specification)
        }
      }
      let opened = try DataSpecification.open(others, part: sources.part)
      guard opened.contains(where: Self.hasDigits) || strokes.contains(where: Self.hasDigits) else {
        throw DatasetError(path: folder, reason: "no digits to draw: the data holds none")
      }
      let looks = looks
      let synthesizer = DrawingSynthesizer(
        sources: opened, strokes: strokes, style: looks.chosenStyle, seed: sources.seed,
        change: { looks.apply(to: &$0) })
      if let numbers = looks.numbersOfPage {
        try DrawingFolder(folder).writePages(count) { synthesizer.page(at: $0, numbers: numbers) }
      } else {
        try DrawingFolder(folder).write(count, by: synthesizer.drawing)
      }
      Complaint.print("\(folder): \(count) drawings")
      return true
    }
  }

  /// Writes pictures without digits.
  private func writeNothing(to folder: FilePath) throws -> Bool {
    let opened = try DataSpecification.open(sources.specifications(), part: sources.part)
    var options = looks.chosenStyle.options
    looks.apply(to: &options)
    let synthesizer = NothingSynthesizer(sources: opened, options: options, seed: sources.seed)
    try DrawingFolder(folder).write(count, by: synthesizer.drawing)
    Complaint.print("\(folder): \(count) drawings")
    return true
  }

  private static func hasDigits(_ source: any GlyphSource) -> Bool {
    (0..<source.count).contains { source.label(at: $0) < GlyphLabel.notADigit }
  }

  private static func hasDigits(_ records: [StrokeRecord]) -> Bool {
    DrawingSynthesizer.hasDigits(records)
  }
}
