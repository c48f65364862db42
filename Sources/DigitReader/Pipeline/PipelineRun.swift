internal import DigitClassifier
internal import ImageCodecs
internal import Raster
internal import Segmentation
private import Synchronization

/// One run through the sources of a pipeline: a ``PipelineState`` under a lock, and who waits for it.
final class PipelineRun<Sources: AsyncSequence & Sendable, Page: Sendable, Output: Sendable>:
  Sendable
where Sources.Element: Sendable {
  private typealias State = PipelineState<Sources.Element, Page, Output>

  private struct Guarded {
    var state: State

    /// What the sources threw.
    var failure: Sources.Failure?

    var driver: Task<Void, Never>?

    /// Who draws, while there is no room.
    var drawer: CheckedContinuation<Void, Never>?

    /// Who takes, while there is no output.
    var taker: CheckedContinuation<Void, Never>?
  }

  private let pipeline: ReadingPipeline<Sources, Page, Output>
  private let guarded: Mutex<Guarded>

  init(_ pipeline: ReadingPipeline<Sources, Page, Output>) {
    self.pipeline = pipeline
    guarded = Mutex(Guarded(state: State(pipeline.options)))
  }

  // MARK: drawing

  /// Begins to draw; to be called once, before the first output is taken.
  ///
  /// Detached, so that no actor of the caller, such as the main one, is passed at each step.
  func start() {
    let driver = Task.detached { await self.drive() }
    guarded.withLock { $0.driver = driver }
  }

  /// Draws all sources and starts workers for them; returns when they have gone home.
  private func drive() async {
    await withDiscardingTaskGroup { group in
      var iterator = pipeline.sources.makeAsyncIterator()
      do throws(Sources.Failure) {
        while await hasRoom(), let source = try await iterator.next(isolation: nil) {
          if guarded.withLock({ $0.state.add(source) }) {
            group.addTask { await self.work() }
          }
        }
      } catch {
        guarded.withLock { $0.failure = $0.state.isCancelled ? nil : error }
      }
    }
    wakeTaker { $0.endSources() }
  }

  /// Waits for room; `false` if the run was cancelled.
  private func hasRoom() async -> Bool {
    await withCheckedContinuation { continuation in
      let isReady = guarded.withLock { guarded in
        if guarded.state.hasRoom || guarded.state.isCancelled { return true }
        guarded.drawer = continuation
        return false
      }
      if isReady { continuation.resume() }
    }
    return !guarded.withLock(\.state.isCancelled)
  }

  // MARK: working

  private func work() async {
    while let job = guarded.withLock({ $0.state.nextJob() }) {
      switch job {
      case .load(let number, let source): load(number, source)
      case .classify(let pictures): classify(pictures)
      }
      // Drawing and taking run on the same few threads, and nothing goes on without them.
      await Task.yield()
    }
  }

  private func load(_ number: Int, _ source: Sources.Element) {
    switch pipeline.load(source, number) {
    case .output(let output):
      finish(number, output)
    case .picture(let decoded, let page):
      let picture = PictureReading(
        of: decoded.image, orientation: decoded.orientation, options: pipeline.reader.options)
      goOn(with: picture, number, page)
    }
  }

  private func classify(_ pictures: [State.Waiting]) {
    let glyphs = pictures.flatMap(\.glyphs)
    pipeline.onBatch?(glyphs.count)
    let probabilities = pipeline.reader.classifier.classify(glyphs)
    var start = 0
    for waiting in pictures {
      let end = start + waiting.glyphs.count
      var picture = waiting.picture
      picture.take(probabilities[start..<end])
      start = end
      goOn(with: picture, waiting.number, waiting.page)
    }
  }

  /// Lets a picture wait for its next answers, or finishes it.
  private func goOn(with picture: PictureReading, _ number: Int, _ page: Page) {
    var picture = picture
    if let glyphs = picture.nextGlyphs() {
      let waiting = State.Waiting(number: number, page: page, picture: picture, glyphs: glyphs)
      guarded.withLock { $0.state.wait(waiting) }
    } else {
      finish(number, pipeline.finish(page, picture.reading))
    }
  }

  private func finish(_ number: Int, _ output: Output) {
    wakeTaker { $0.finish(number, output) }
  }

  private func wakeTaker(after change: (inout State) -> Void) {
    let taker = guarded.withLock { guarded in
      change(&guarded.state)
      guard guarded.state.isReadyToTake else { return nil as CheckedContinuation<Void, Never>? }
      defer { guarded.taker = nil }
      return guarded.taker
    }
    taker?.resume()
  }

  // MARK: taking

  /// Waits for the next output; `nil` at the end.
  ///
  /// - Throws: What the sources threw, after the last output.
  func next(isolation actor: isolated (any Actor)?) async throws(Sources.Failure) -> Output? {
    while true {
      if Task.isCancelled { cancel() }
      switch take() {
      case .output(let output): return output
      case .end:
        if let failure = guarded.withLock(\.failure) { throw failure }
        return nil
      case .later: await waitForOutput(isolation: actor)
      }
    }
  }

  private func take() -> State.Delivery {
    let (delivery, drawer) = guarded.withLock { guarded in
      let delivery = guarded.state.take()
      guard case .output = delivery else {
        return (delivery, nil as CheckedContinuation<Void, Never>?)
      }
      defer { guarded.drawer = nil }
      return (delivery, guarded.drawer)
    }
    drawer?.resume()
    return delivery
  }

  private func waitForOutput(isolation actor: isolated (any Actor)?) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isReady = guarded.withLock { guarded in
          if guarded.state.isReadyToTake { return true }
          guarded.taker = continuation
          return false
        }
        if isReady { continuation.resume() }
      }
    } onCancel: {
      cancel()
    }
  }

  /// Lets go of everything that is under way; pieces of work that have begun end unheard.
  func cancel() {
    let (driver, waiters) = guarded.withLock { guarded in
      guarded.state.cancel()
      defer {
        guarded.drawer = nil
        guarded.taker = nil
      }
      return (guarded.driver, [guarded.drawer, guarded.taker])
    }
    driver?.cancel()
    for waiter in waiters { waiter?.resume() }
  }
}
