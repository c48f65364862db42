internal import ArgumentParser
internal import DigitTraining
internal import FileSystem

/// What data a command works on: arguments of the form `[kind=]path`.
struct DataSources: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Data, once for each source.",
      discussion: """
        Kinds: \(DataSpecification.Kind.allCases.map(\.rawValue).joined(separator: ", ")). Without \
        one it is guessed from what is there.
        """, valueName: "[kind=]path"),
    completion: .file())
  var data: [String]

  @Option(
    name: .customLong("part"),
    help: ArgumentHelp("Which part of data that are parted: training or test."))
  private var partName = PartName(part: .training)

  @Option(help: "Where the randomness of pen strokes comes from.")
  var seed: UInt64 = 1

  /// Which part of data that are parted.
  var part: DatasetPart { partName.part }

  /// What was named, in its order.
  ///
  /// - Throws: `ValidationError` where no path is named, or a weight is.
  func specifications() throws(ValidationError) -> [DataSpecification] {
    var specifications: [DataSpecification] = []
    for argument in data {
      let specification: DataSpecification
      do throws(DatasetError) {
        specification = try DataSpecification(Surroundings.path(ofArgument: argument))
      } catch {
        throw ValidationError("'\(argument)' cannot be used: \(error.message).")
      }
      if specification.weight != 1 {
        throw ValidationError(
          "'\(argument)': every sample is taken once, so weights mean nothing.")
      }
      specifications.append(specification)
    }
    return specifications
  }

  func validate() throws {
    _ = try specifications()
  }
}

/// A part of a data set, by its name.
private struct PartName: ExpressibleByArgument, CustomStringConvertible {
  let part: DatasetPart

  init(part: DatasetPart) {
    self.part = part
  }

  init?(argument: String) {
    guard let part = DatasetPart(rawValue: argument) else { return nil }
    self.part = part
  }

  static var allValueStrings: [String] { DatasetPart.allCases.map(\.rawValue) }

  var description: String { part.rawValue }
}
