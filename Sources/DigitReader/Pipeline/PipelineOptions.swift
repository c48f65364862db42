internal import FileSystem

/// How a pipeline reads many pictures at once.
///
/// None of it changes what is read.
public struct PipelineOptions: Hashable, Sendable {
  /// The most pictures that are worked on at the same time.
  public var jobs: Int

  /// The most sources under way, counted from the oldest whose result is not yet taken: loaded,
  /// waiting for the classifier, or waiting for an older one to be delivered.
  public var window: Int

  /// The number of glyphs, of any number of pictures, from which on a batch is classified.
  ///
  /// A smaller batch is classified as soon as there is nothing else to do.
  public var batchSize: Int

  /// Whether results come in the order of the sources; otherwise, as they finish.
  public var isOrdered: Bool

  /// Creates options.
  ///
  /// - Parameters:
  ///   - jobs: The most pictures worked on at the same time, at least 1; by default one a processor.
  ///   - window: The most sources under way, at least 1; by default `2 * jobs`.
  ///   - batchSize: The glyphs of a batch, at least 1.
  ///   - isOrdered: Whether results come in the order of the sources.
  public init(
    jobs: Int? = nil, window: Int? = nil, batchSize: Int = 16, isOrdered: Bool = true
  ) {
    let jobs = jobs ?? Surroundings.processorCount
    let window = window ?? 2 * jobs
    precondition(
      jobs > 0 && window > 0 && batchSize > 0,
      "\(jobs) jobs, a window of \(window) and batches of \(batchSize)")
    self.jobs = jobs
    self.window = window
    self.batchSize = batchSize
    self.isOrdered = isOrdered
  }
}
