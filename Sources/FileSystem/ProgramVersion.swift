/// The version of the programs of this package.
public enum ProgramVersion {
  /// The version, as in the change log.
  public static let current = "0.1.0"
}
