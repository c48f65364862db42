internal import DigitClassifier
internal import DigitReader
internal import FileSystem
internal import ImageCodecs
internal import Raster
internal import Segmentation
private import Synchronization

/// Reads the pictures of all connections: a bounded queue in front of one pipeline, which classifies
/// glyphs of different requests in one batch.
///
/// A batch waits for nothing but work that is at hand: a full one is classified at once, a smaller
/// one as soon as no picture is left to be cut. So the delay is bounded by the cutting of the
/// pictures that wait, and an idle server adds none.
final class ReadingService: Sendable {
  private struct State {
    var reader: DigitReader
    var entrance: AsyncStream<ReadingJob>.Continuation
    var pending: [ObjectIdentifier: ReadingJob] = [:]
    var inferences = 0
    var isDraining = false

    var load: Int { pending.count + inferences }
  }

  private let options: ServerOptions
  let metrics: ServerMetrics
  private let state: Mutex<State>

  init(_ options: ServerOptions, metrics: ServerMetrics) throws {
    self.options = options
    self.metrics = metrics
    let reader = try Self.reader(options)
    // The first request should not pay for making the model ready.
    _ = reader.classifier
    state = Mutex(
      State(reader: reader, entrance: Self.start(reader, options: options, metrics: metrics)))
  }

  private static func reader(_ options: ServerOptions) throws -> DigitReader {
    guard let path = options.model else { return DigitReader(options: options.reading) }
    let bytes = try File.read(FilePath(path), limit: 256 << 20)
    return try DigitReader(model: bytes, options: options.reading)
  }

  private static func start(
    _ reader: DigitReader, options: ServerOptions, metrics: ServerMetrics
  ) -> AsyncStream<ReadingJob>.Continuation {
    let (jobs, entrance) = AsyncStream.makeStream(of: ReadingJob.self)
    var pipeline = ReadingPipeline(
      reader, sources: jobs,
      options: PipelineOptions(
        window: options.queueCapacity, batchSize: options.batchSize, isOrdered: false)
    ) { job, _ -> LoadedSource<ReadingJob, Void> in
      // Nobody waits for it any more.
      guard let picture = job.takePicture() else { return .output(()) }
      if job.deadline < .now {
        job.finish(.failure(.timeout(options.timeout)))
        return .output(())
      }
      do throws(ReadingError) {
        let decoded: DecodedImage
        switch picture {
        case .encoded(let bytes): decoded = try reader.decode(bytes)
        case .drawn(let image):
          decoded = DecodedImage(image: image, format: .png, orientation: 1)
        }
        if job.wantsCrops {
          job.finish(.success(Self.answer(reader.trace(decoded.image))))
          return .output(())
        }
        return .picture(decoded, job)
      } catch {
        job.finish(
          .failure(ServiceError(error, pixels: options.reading.limits.maximumPixels)))
        return .output(())
      }
    } finish: { job, reading in
      job.finish(.success(ReadingJob.Answer(reading: reading)))
    }
    pipeline.onBatch = { metrics.countBatch($0) }
    Task.detached { [pipeline] in for await _ in pipeline {} }
    return entrance
  }

  private static func answer(_ trace: ReadingTrace) -> ReadingJob.Answer {
    var crops = Array(repeating: [UInt8](), count: trace.reading.predictions.count)
    for line in trace.lines {
      for step in line.path {
        guard let prediction = step.prediction else { continue }
        crops[prediction] = line.lattice.glyph(of: line.lattice.spans[step.span]).ink.map {
          UInt8(min(255, max(0, $0 * 255 + 0.5)))
        }
      }
    }
    return ReadingJob.Answer(reading: trace.reading, crops: crops)
  }

  /// The reader that new requests get.
  var reader: DigitReader { state.withLock(\.reader) }

  var isDraining: Bool { state.withLock(\.isDraining) }

  /// How many pictures, or requests for the network alone, wait or are being worked on.
  var pendingCount: Int { state.withLock(\.load) }

  func drain() { state.withLock { $0.isDraining = true } }

  /// Reads the model's file anew; what is under way is finished with the old one.
  func reload() throws {
    let reader = try Self.reader(options)
    _ = reader.classifier
    let entrance = Self.start(reader, options: options, metrics: metrics)
    let old = state.withLock { state in
      defer {
        state.reader = reader
        state.entrance = entrance
      }
      return state.entrance
    }
    old.finish()
  }

  /// Reads a picture, or refuses at once where too many wait.
  func read(
    _ picture: ReadingJob.Picture, wantsCrops: Bool = false
  ) async throws -> ReadingJob.Answer {
    let job = ReadingJob(
      picture, wantsCrops: wantsCrops, deadline: ContinuousClock.now + options.timeout)
    let isTaken = state.withLock { state in
      guard state.load < options.queueCapacity else { return false }
      state.pending[ObjectIdentifier(job)] = job
      // Under the lock: a model that is loaded meanwhile closes no entrance before this.
      state.entrance.yield(job)
      return true
    }
    guard isTaken else {
      throw ServiceError.full(options.queueCapacity)
    }
    let outcome = await job.outcome()
    state.withLock { _ = $0.pending.removeValue(forKey: ObjectIdentifier(job)) }
    let answer = try outcome.get()
    metrics.count(answer.reading)
    return answer
  }

  /// Classifies glyphs, or refuses at once where too much waits.
  ///
  /// In pieces, so that many glyphs do not keep pictures from their turn, and no longer than a
  /// picture may take.
  func classify(_ glyphs: [NormalizedGlyph]) async throws -> [ClassProbabilities] {
    let classifier = state.withLock { state -> DigitClassifier? in
      guard state.load < options.queueCapacity else { return nil }
      state.inferences += 1
      return state.reader.classifier
    }
    guard let classifier else { throw ServiceError.full(options.queueCapacity) }
    defer { state.withLock { $0.inferences -= 1 } }
    let deadline = ContinuousClock.now + options.timeout
    var probabilities: [ClassProbabilities] = []
    var start = 0
    while start < glyphs.count {
      await Task.yield()
      try Task.checkCancellation()
      guard deadline > .now else { throw ServiceError.timeout(options.timeout) }
      let end = min(start + options.batchSize, glyphs.count)
      metrics.countBatch(end - start)
      probabilities += classifier.classify(Array(glyphs[start..<end]))
      start = end
    }
    return probabilities
  }

  /// Gives up what takes too long; returns when the task is cancelled.
  func watch() async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(50))
      let now = ContinuousClock.now
      let late = state.withLock { $0.pending.values.filter { $0.deadline < now } }
      for job in late { job.finish(.failure(.timeout(options.timeout))) }
    }
  }
}
