/// A run of training as it stands: what a file keeps so that nothing is lost.
public struct TrainingCheckpoint: Hashable, Sendable {
  /// What tells the run from others: its options and samples, a line for each.
  public let run: String

  /// The steps of the whole run, which a budget does not tell by itself.
  public let steps: Int

  /// Where it stands.
  public let state: TrainingState

  static let format = "digits-checkpoint"
  static let version = "2"
}
