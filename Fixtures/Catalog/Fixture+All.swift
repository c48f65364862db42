extension Fixture {
  /// Every fixture.
  public static let all: [Fixture] = numbers + hands + inks + pages + turned + forms

  /// The fixture of a file name.
  ///
  /// - Parameter fileName: The name of the file, with its extension.
  /// - Returns: The fixture, or `nil` if there is none.
  public static func named(_ fileName: String) -> Fixture? {
    all.first { $0.fileName == fileName }
  }
}
