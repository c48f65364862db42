/// Reads a sequence of sources, several at a time, into a sequence of outputs.
///
/// ```swift
/// for await result in reader.readings(of: paths.map { .file($0) }) {
///   print(result.index, try result.reading.get().text)
/// }
/// ```
///
/// Each source passes three stages in child tasks: it is loaded and its candidates are found; they are
/// classified, in batches with those of other pictures and in as many rounds as it takes; and its
/// reading is finished. The
/// memory in use is bounded: no more than ``PipelineOptions/window`` sources are under way, counted
/// from the oldest whose output is not taken. What comes out does not depend on the options, but
/// for the order, if it is given up.
///
/// The stages at both ends are the caller's, and so a place for stages of the caller's own, such
/// as one that straightens pages before they are read:
///
/// ```swift
/// let pipeline = ReadingPipeline(reader, sources: scans) { scan, _ in
///   .picture(straighten(scan.page), scan.name)
/// } finish: { name, reading in
///   "\(name): \(reading.text)"
/// }
/// ```
///
/// A task that is cancelled gets the end of the sequence at once. Then, or when the iterator is let
/// go, no source is drawn any more, and what is under way is dropped.
///
/// An iterator that is asked from an actor, such as the main one, comes back to it for each output;
/// only the taking runs there.
public struct ReadingPipeline<
  Sources: AsyncSequence & Sendable, Page: Sendable, Output: Sendable
>: AsyncSequence, Sendable where Sources.Element: Sendable {
  /// What comes out for each source.
  public typealias Element = Output

  /// What the sources throw; it comes after the outputs of those before.
  public typealias Failure = Sources.Failure

  let reader: DigitReader
  let sources: Sources
  let options: PipelineOptions
  let load: @Sendable (Sources.Element, Int) -> LoadedSource<Page, Output>
  let finish: @Sendable (Page, Reading) -> Output

  /// Called with the number of glyphs of each batch before it is classified, on several threads at a
  /// time.
  public var onBatch: (@Sendable (Int) -> Void)?

  /// Creates a pipeline; nothing is drawn before its first output is asked for.
  ///
  /// - Parameters:
  ///   - reader: What reads the pictures.
  ///   - sources: What is read; drawn one after the other, in a task of its own.
  ///   - options: How many are read at a time, and in which order they come out.
  ///   - load: Makes a source, given with its number from 0, a picture, or an output in its place.
  ///     Runs on several threads at a time.
  ///   - finish: Makes a page and its reading an output. Runs on several threads at a time.
  public init(
    _ reader: DigitReader, sources: Sources, options: PipelineOptions = PipelineOptions(),
    load: @escaping @Sendable (Sources.Element, Int) -> LoadedSource<Page, Output>,
    finish: @escaping @Sendable (Page, Reading) -> Output
  ) {
    self.reader = reader
    self.sources = sources
    self.options = options
    self.load = load
    self.finish = finish
  }

  /// Begins a run through the sources.
  public func makeAsyncIterator() -> Iterator {
    Iterator(self)
  }

  /// One run through the sources.
  public struct Iterator: AsyncIteratorProtocol {
    private let lifetime: Lifetime

    init(_ pipeline: ReadingPipeline) {
      lifetime = Lifetime(PipelineRun(pipeline))
    }

    /// Waits for the next output.
    ///
    /// - Parameter actor: Where the caller runs.
    /// - Returns: The output, or `nil` after the last.
    /// - Throws: What the sources threw, after the outputs of those before.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(Sources.Failure) -> Output? {
      lifetime.startOnce()
      return try await lifetime.run.next(isolation: actor)
    }
  }

  /// Ends a run when nobody can take its outputs any more.
  private final class Lifetime {
    let run: PipelineRun<Sources, Page, Output>
    private var isStarted = false

    init(_ run: PipelineRun<Sources, Page, Output>) {
      self.run = run
    }

    func startOnce() {
      if isStarted { return }
      isStarted = true
      run.start()
    }

    deinit {
      run.cancel()
    }
  }
}
