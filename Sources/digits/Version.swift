/// The version of the program.
enum Version {
  /// The version, as in the change log.
  static let current = "0.1.0"
}
