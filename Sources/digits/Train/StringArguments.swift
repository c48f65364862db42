internal import ArgumentParser
internal import DigitTraining

/// The flags that say how many crops come from numbers that the reader itself cuts.
struct StringArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Numbers drawn of the digits that are trained on, for what the reader cuts out of them: "
        + "digits, and what is none. Each takes about 25 kB of memory.", valueName: "count"))
  var strings = 0

  @Option(
    help: ArgumentHelp("The share of an epoch that such crops make up.", valueName: "share"))
  var stringShare: Float = 0.5

  @Option(
    help: ArgumentHelp(
      "Draw a sheet of such crops, with the ink around them faint; without --output, and nothing "
        + "else.", valueName: "file.png"),
    completion: .file(extensions: ["png"]))
  var stringSheet: String?

  func validate() throws {
    if stringSheet != nil, strings == 0 {
      throw ValidationError("--string-sheet needs numbers to cut: --strings 300.")
    }
  }

  func apply(to options: inout TrainingOptions) {
    options.stringCount = strings
    options.stringShare = stringShare
  }
}
