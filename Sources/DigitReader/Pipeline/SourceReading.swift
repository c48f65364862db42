/// What became of one source of a pipeline.
public struct SourceReading: Sendable {
  /// The number of the source, from 0, in the order in which the sources were drawn.
  public let index: Int

  /// What was read, or why not.
  public let reading: Result<Reading, ReadingError>
}
