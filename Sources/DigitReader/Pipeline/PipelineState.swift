internal import DigitClassifier
internal import Raster
internal import Segmentation

/// What a pipeline has under way: decides what is done next, and does nothing itself.
struct PipelineState<Source: Sendable, Page: Sendable, Output: Sendable>: Sendable {
  /// A picture whose glyphs wait for the classifier.
  struct Waiting: Sendable {
    var number: Int
    var page: Page
    var picture: PictureReading
    var glyphs: [NormalizedGlyph]
  }

  /// A piece of work for one thread.
  enum Job: Sendable {
    case load(number: Int, Source)
    case classify([Waiting])
  }

  /// What the taker of outputs finds.
  enum Delivery: Sendable {
    case output(Output)

    /// Nothing yet.
    case later
    case end
  }

  let options: PipelineOptions

  /// Whether nothing more is to be done.
  private(set) var isCancelled = false

  private var isDrawn = false
  private var drawnCount = 0
  private var takenCount = 0
  private var workerCount = 0
  private var loading: [(number: Int, source: Source)] = []
  private var waiting: [Waiting] = []
  private var waitingGlyphCount = 0
  private var finished: [Int: Output] = [:]

  /// The numbers of finished outputs in the order in which they finished; used without order only.
  private var finishedNumbers: [Int] = []

  init(_ options: PipelineOptions) {
    self.options = options
  }

  /// Whether another source may be drawn.
  var hasRoom: Bool { drawnCount - takenCount < options.window }

  /// Takes in a source that was drawn.
  ///
  /// - Returns: Whether one more worker is to be started for it.
  mutating func add(_ source: Source) -> Bool {
    if isCancelled { return false }
    loading.append((drawnCount, source))
    drawnCount += 1
    if workerCount == options.jobs { return false }
    workerCount += 1
    return true
  }

  /// Notes that there are no more sources.
  mutating func endSources() {
    isDrawn = true
  }

  /// The next piece of work for a worker; `nil` sends it home.
  ///
  /// A worker goes home only when no glyph waits, and one that leaves glyphs waiting asks again:
  /// none is forgotten, and nobody waits for a batch to fill.
  mutating func nextJob() -> Job? {
    if !isCancelled {
      if waitingGlyphCount >= options.batchSize { return .classify(takeWaiting()) }
      if !loading.isEmpty {
        let (number, source) = loading.removeFirst()
        return .load(number: number, source)
      }
      if !waiting.isEmpty { return .classify(takeWaiting()) }
    }
    workerCount -= 1
    return nil
  }

  private mutating func takeWaiting() -> [Waiting] {
    defer {
      waiting.removeAll(keepingCapacity: true)
      waitingGlyphCount = 0
    }
    return waiting
  }

  /// Lets the glyphs of a picture wait for the classifier.
  mutating func wait(_ picture: Waiting) {
    if isCancelled { return }
    waiting.append(picture)
    waitingGlyphCount += picture.glyphs.count
  }

  /// Keeps the output of a source until it is taken.
  mutating func finish(_ number: Int, _ output: Output) {
    if isCancelled { return }
    finished[number] = output
    if !options.isOrdered { finishedNumbers.append(number) }
  }

  /// Whether the taker need not wait: its output is there, or none will be.
  var isReadyToTake: Bool {
    isCancelled || hasEnded || nextNumber.map { finished[$0] != nil } ?? false
  }

  /// Takes the output whose turn it is.
  mutating func take() -> Delivery {
    if isCancelled || hasEnded { return .end }
    guard let number = nextNumber, let output = finished.removeValue(forKey: number) else {
      return .later
    }
    takenCount += 1
    if !options.isOrdered { finishedNumbers.removeFirst() }
    return .output(output)
  }

  private var hasEnded: Bool { isDrawn && takenCount == drawnCount }

  private var nextNumber: Int? { options.isOrdered ? takenCount : finishedNumbers.first }

  /// Lets go of everything.
  mutating func cancel() {
    isCancelled = true
    loading = []
    waiting = []
    waitingGlyphCount = 0
    finished = [:]
    finishedNumbers = []
  }
}
