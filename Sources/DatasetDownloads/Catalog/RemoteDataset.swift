/// A data set that can be fetched: its files, and the addresses below which they lie.
public struct RemoteDataset: Hashable, Sendable {
  /// What people call it, such as `emnist-digits`.
  public var name: String

  /// One line on what it is.
  public var summary: String

  /// The addresses that files' names are added to, the best first; each ends in a slash.
  public var mirrors: [String]

  /// What is downloaded.
  public var files: [RemoteFile]

  /// The members of the one downloaded zip archive that make up the set.
  ///
  /// Empty where the downloaded files are the set. They are unpacked under the last part of their
  /// names.
  public var members: [String]

  /// The folder it is put into, unless another is named.
  public var folder: String

  /// Describes a data set.
  ///
  /// - Parameters:
  ///   - name: What people call it.
  ///   - summary: One line on what it is.
  ///   - mirrors: The addresses that files' names are added to, the best first.
  ///   - files: What is downloaded.
  ///   - members: The wanted members of the archive, where the one file is one.
  ///   - folder: The folder it is put into, unless another is named.
  public init(
    name: String, summary: String, mirrors: [String], files: [RemoteFile], members: [String] = [],
    folder: String
  ) {
    self.name = name
    self.summary = summary
    self.mirrors = mirrors
    self.files = files
    self.members = members
    self.folder = folder
  }
}
