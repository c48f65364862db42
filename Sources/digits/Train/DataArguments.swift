internal import ArgumentParser
internal import DigitTraining
internal import FileSystem

/// What data a command works on: `--data`, once or several times.
struct DataArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Data, once for each source.",
      discussion: """
        Kinds: \(DataSpecification.Kind.allCases.map(\.rawValue).joined(separator: ", ")). Without \
        one it is guessed from what is there. A weight says how often each sample is seen in one \
        pass: 3, or 0.5 for a random half.
        """, valueName: "[kind=]path[*weight]"),
    completion: .file())
  var data: [String] = []

  /// What was named, in its order.
  ///
  /// - Throws: `ValidationError` where no path is named, or the weight is out of bounds.
  func specifications() throws(ValidationError) -> [DataSpecification] {
    var specifications: [DataSpecification] = []
    for argument in data {
      do {
        specifications.append(try DataSpecification(Surroundings.path(ofArgument: argument)))
      } catch {
        throw ValidationError("'--data \(argument)' cannot be used: \(error.message).")
      }
    }
    return specifications
  }

  func validate() throws {
    _ = try specifications()
  }
}
