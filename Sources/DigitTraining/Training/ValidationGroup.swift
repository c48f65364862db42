/// What a network reaches on the validation samples of one source, or of one held-out writer.
public struct ValidationGroup: Hashable, Sendable {
  /// The source's name, and the writer's after a slash.
  public let name: String

  /// What it reaches.
  public let result: EvaluationResult
}
