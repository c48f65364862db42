private import Dispatch
private import Synchronization

/// Works on many inputs at once and takes the results in the order of the inputs.
enum OrderedWindow {
  /// Works on inputs on several threads.
  ///
  /// At most `2 * jobs` inputs are under way, counted from the oldest whose result is not yet
  /// taken: one slow input does not let results pile up behind it. Inputs are drawn and results
  /// taken under one lock, on whichever thread gets there.
  ///
  /// - Parameters:
  ///   - inputs: The inputs; drawn only when there is room.
  ///   - jobs: The most threads that work; no more than there are processors will.
  ///   - taker: What takes the results.
  ///   - work: Makes an input's result, on any thread.
  ///   - take: Hands a result to the taker; `false` ends the run, and no further result is taken.
  /// - Returns: The taker after the last result.
  static func run<Inputs: IteratorProtocol & Sendable, Output: Sendable, Taker: Sendable>(
    _ inputs: Inputs, jobs: Int, into taker: Taker,
    work: @Sendable (Inputs.Element) -> Output,
    take: @Sendable (inout Taker, Output) -> Bool
  ) -> Taker where Inputs.Element: Sendable {
    let state = Mutex(State<Inputs, Output, Taker>(inputs: inputs, taker: taker))
    let room = DispatchSemaphore(value: 2 * jobs)
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      while true {
        room.wait()
        guard let (number, input) = state.withLock({ $0.draw() }) else {
          room.signal()
          return
        }
        let output = work(input)
        let takenCount = state.withLock { $0.finish(number, output, take) }
        for _ in 0..<takenCount { room.signal() }
      }
    }
    return state.withLock { $0.taker }
  }

  private struct State<Inputs: IteratorProtocol & Sendable, Output: Sendable, Taker: Sendable>:
    Sendable
  {
    var inputs: Inputs
    var taker: Taker
    var drawnCount = 0
    var takenCount = 0
    var waiting: [Int: Output] = [:]
    var isStopped = false

    init(inputs: Inputs, taker: Taker) {
      self.inputs = inputs
      self.taker = taker
    }

    /// The next input and its number, or `nil` at the end.
    mutating func draw() -> (Int, Inputs.Element)? {
      guard !isStopped, let input = inputs.next() else { return nil }
      defer { drawnCount += 1 }
      return (drawnCount, input)
    }

    /// Keeps a result, and hands over all whose turn it is.
    ///
    /// - Returns: How many places in the window became free.
    mutating func finish(
      _ number: Int, _ output: Output, _ take: (inout Taker, Output) -> Bool
    ) -> Int {
      waiting[number] = output
      var freeCount = 0
      while let output = waiting.removeValue(forKey: takenCount) {
        takenCount += 1
        freeCount += 1
        if !isStopped, !take(&taker, output) { isStopped = true }
      }
      return freeCount
    }
  }
}
