internal import ArgumentParser
internal import DigitTraining
internal import FileSystem

/// The flags that say what is trained on.
struct DataArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder that holds MNIST's files; may be given again.", valueName: "directory"),
    completion: .directory)
  var data: [String]

  /// Opens the sources.
  func open() throws(DatasetError) -> [WeightedSource] {
    var sources: [WeightedSource] = []
    for argument in data {
      sources.append(
        WeightedSource(try MNIST.read(.training, in: Surroundings.path(ofArgument: argument))))
    }
    return sources
  }
}
