internal import ArgumentParser
internal import DigitTraining
internal import FileSystem

/// The flags that say which pictures of numbers are trained on of which only the text is known.
struct NumberArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Pictures of numbers to train on, once for each folder.",
      discussion: """
        A folder with a table truth.csv (path,text) of pictures such as your own forms; where each \
        digit stands need not be known. The model that training starts from, or the program's own, \
        says which piece of ink is which digit of the text; pictures where it hardly sees the text \
        are left out. The weight says how often each sample is seen in one pass.
        """, valueName: "folder[*weight]"),
    completion: .directory)
  var numbers: [String] = []

  @Option(
    help: ArgumentHelp(
      "Train on a part of those pictures only: 1/2 for the first of every two in the table. "
        + "'digits eval --strings --numbers-part 2/2' measures on the others.", valueName: "part"))
  var numbersPart = NumberPart.all

  @Option(
    help: ArgumentHelp(
      "Draw a sheet of what comes of those pictures, with the ink around it faint; without "
        + "--output, and nothing else.", valueName: "file.png"),
    completion: .file(extensions: ["png"]))
  var numbersSheet: String?

  /// What was named, in its order.
  ///
  /// - Throws: `ValidationError` where no path is named, or the weight is out of bounds.
  func specifications() throws(ValidationError) -> [DataSpecification] {
    var specifications: [DataSpecification] = []
    for argument in numbers {
      let specification: DataSpecification
      do {
        specification = try DataSpecification(Surroundings.path(ofArgument: argument))
      } catch {
        throw ValidationError("'--numbers \(argument)' cannot be used: \(error.message).")
      }
      if let kind = specification.kind {
        throw ValidationError(
          "'--numbers \(argument)' names a folder of numbers, no data of the kind \(kind.rawValue)."
        )
      }
      specifications.append(specification)
    }
    return specifications
  }

  func validate() throws {
    _ = try specifications()
    if numbers.isEmpty, numbersPart != .all || numbersSheet != nil {
      throw ValidationError("There are no pictures of numbers: --numbers forms.")
    }
  }
}
