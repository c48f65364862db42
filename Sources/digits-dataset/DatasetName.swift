internal import ArgumentParser
internal import DatasetDownloads

/// A data set that can be fetched, by its name.
struct DatasetName: ExpressibleByArgument {
  let dataset: RemoteDataset

  init?(argument: String) {
    guard let dataset = RemoteDataset.named(argument) else { return nil }
    self.dataset = dataset
  }

  static var allValueStrings: [String] { RemoteDataset.known.map(\.name) }
}
