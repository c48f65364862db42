extension Fixture {
  /// The folder of the fixtures, where this package was built.
  ///
  /// Told from the place of this file: fixtures are for tests, which run where they are built.
  public static let folder: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(2).joined(separator: "/")
  }()

  /// The path of the picture.
  public var path: String { "\(Self.folder)/Drawings/\(fileName)" }

  /// The path of the truth as JSON.
  public var truthPath: String { "\(Self.folder)/Truth/\(fileName).json" }
}
