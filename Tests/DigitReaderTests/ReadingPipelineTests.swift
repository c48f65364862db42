import DigitReader
import ImageCodecs
import Raster
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct ReadingPipelineTests {
  /// Pages of none to two digits in an irregular order, and now and then one that does not decode.
  private static let sources: [ImageSource] = {
    let pages = (0...2).map { count in
      PNGEncoder.encode(DrawnPage.image(count == 0 ? ["...", "..."] : DrawnPage.rings(count)))
    }
    return (0..<30).map { number in
      number % 11 == 7 ? .bytes(Array(pages[2].prefix(60))) : .bytes(pages[number * number % 3])
    }
  }()

  /// The result of a source as one text, by the call that reads a single picture.
  private static func described(_ source: ImageSource, _ reader: DigitReader) -> String {
    guard case .bytes(let bytes) = source else { return "" }
    do throws(ReadingError) {
      return "\(try reader.read(bytes))"
    } catch {
      return error.message
    }
  }

  private static func described(_ result: SourceReading) -> String {
    switch result.reading {
    case .success(let reading): "\(reading)"
    case .failure(let error): error.message
    }
  }

  @Test(arguments: [
    PipelineOptions(jobs: 1), PipelineOptions(jobs: 1, window: 1, batchSize: 1),
    PipelineOptions(jobs: 2), PipelineOptions(jobs: 3, window: 40, batchSize: 1000),
    PipelineOptions(jobs: 8, window: 5, batchSize: 7), PipelineOptions(jobs: 2, batchSize: 1),
    PipelineOptions(jobs: 3, isOrdered: false),
  ])
  func `every source is read as it is alone, whatever the options`(
    options: PipelineOptions
  ) async {
    let reader = DigitReader()
    var results: [SourceReading] = []
    for await result in reader.readings(of: Self.sources, options: options) {
      results.append(result)
    }
    if options.isOrdered {
      #expect(results.map(\.index) == Array(Self.sources.indices))
    }
    results.sort { $0.index < $1.index }
    #expect(results.map(Self.described) == Self.sources.map { Self.described($0, reader) })
  }

  @Test func `no source gives no result`() async {
    for await _ in DigitReader().readings(of: []) { Issue.record("a result of nothing") }
  }

  @Test func `a file that is missing is a result`() async throws {
    var iterator = DigitReader().readings(of: [.file("/nowhere/at/all.png")]).makeAsyncIterator()
    let result = try #require(await iterator.next(isolation: nil))
    #expect(throws: ReadingError.self) { try result.reading.get() }
    #expect(await iterator.next(isolation: nil) == nil)
    #expect(await iterator.next(isolation: nil) == nil)
  }

  @Test func `stages of the caller's own stand at both ends`() async {
    let pipeline = ReadingPipeline(DigitReader(), sources: SourceList([2, 0, 3])) { count, index in
      count == 0
        ? .output("\(index): nothing")
        : .picture(.drawn(DrawnPage.image(DrawnPage.rings(count))), "\(index) of \(count)")
    } finish: { name, reading in
      "\(name): \(reading.text)"
    }
    var outputs: [String] = []
    for await output in pipeline { outputs.append(output) }
    #expect(outputs == ["0 of 2: 00", "1: nothing", "2 of 3: 000"])
  }

  @Test func `a result comes though the next source does not`() async throws {
    let (sources, continuation) = AsyncStream.makeStream(of: ImageSource.self)
    let page = PNGEncoder.encode(DrawnPage.image(DrawnPage.rings(2)))
    var iterator = DigitReader().readings(of: sources).makeAsyncIterator()
    for index in 0..<3 {
      continuation.yield(.bytes(page))
      let result = try #require(await iterator.next(isolation: nil))
      #expect(result.index == index)
      #expect(try result.reading.get().text == "00")
    }
    continuation.finish()
    #expect(await iterator.next(isolation: nil) == nil)
  }

  @Test(arguments: [true, false])
  func `a slow taker lets no more than a window of sources begin`(isOrdered: Bool) async {
    let begun = Mutex(0)
    let options = PipelineOptions(jobs: 3, window: 6, isOrdered: isOrdered)
    let pipeline = ReadingPipeline<SourceList, Int, Int>(
      DigitReader(), sources: SourceList(0..<200), options: options
    ) { number, _ in
      begun.withLock { $0 += 1 }
      return .output(number)
    } finish: { number, _ in
      number
    }
    var takenCount = 0
    for await number in pipeline {
      takenCount += 1
      if takenCount % 50 == 1 {
        // Time for one too many.
        try? await Task.sleep(for: .milliseconds(20))
      }
      #expect(begun.withLock { $0 } <= takenCount + options.window)
      if isOrdered { #expect(number == takenCount - 1) }
    }
    #expect(takenCount == 200)
  }

  @Test func `what the sources throw comes after the results`() async throws {
    struct Torn: Error {}
    let sources = AsyncThrowingStream<ImageSource, any Error> { continuation in
      for source in Self.sources.prefix(5) { continuation.yield(source) }
      continuation.finish(throwing: Torn())
    }
    var count = 0
    await #expect(throws: Torn.self) {
      for try await _ in DigitReader().readings(of: sources) { count += 1 }
    }
    #expect(count == 5)
  }

  @Test func `a cancelled task gets the end, and everything is let go`() async throws {
    let census = Census()
    let (sources, continuation) = AsyncStream.makeStream(of: Int.self)
    let isDropped = Mutex(false)
    let taken = Mutex(0)
    continuation.onTermination = { _ in isDropped.withLock { $0 = true } }
    let task = Task.detached {
      for await _ in Self.counting(sources, census: census) { taken.withLock { $0 += 1 } }
    }
    for number in 0..<3 { continuation.yield(number) }
    try await Self.wait { taken.withLock { $0 } == 3 }
    // The sources stay silent from here on.
    task.cancel()
    await task.value
    try await Self.wait { census.count == 0 && isDropped.withLock { $0 } }
  }

  @Test func `after the taker has left no source is drawn, and everything is let go`() async throws
  {
    let census = Census()
    let sources = SourceList(0..<100_000)
    var count = 0
    for await _ in Self.counting(sources, census: census) {
      count += 1
      if count == 5 { break }
    }
    try await Self.wait { census.count == 0 }
    let drawn = sources.drawn
    #expect(drawn <= 5 + PipelineOptions().window)
    try await Task.sleep(for: .milliseconds(20))
    #expect(sources.drawn == drawn)
  }

  /// A pipeline whose pages and outputs are counted while they live.
  private static func counting<Sources: AsyncSequence & Sendable>(
    _ sources: Sources, census: Census
  ) -> ReadingPipeline<Sources, Census.Member, Census.Member> where Sources.Element == Int {
    ReadingPipeline(DigitReader(), sources: sources) { _, _ in
      .picture(.drawn(DrawnPage.image(DrawnPage.rings(1), scale: 2)), Census.Member(of: census))
    } finish: { page, _ in
      page
    }
  }

  private static func wait(until isReached: () -> Bool) async throws {
    for _ in 0..<2000 where !isReached() { try await Task.sleep(for: .milliseconds(10)) }
    #expect(isReached())
  }
}
