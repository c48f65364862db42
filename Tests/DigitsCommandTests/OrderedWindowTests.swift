import Synchronization
import Testing

@testable import digits

@Suite struct OrderedWindowTests {
  /// Burns time that differs from input to input.
  private static func work(_ number: Int) -> Int {
    var state = SplitMix(state: UInt64(number))
    for _ in 0..<Int.random(in: 0...3000, using: &state) { _ = state.next() }
    return number * number
  }

  @Test(arguments: [1, 2, 3, 8])
  func `results come in the order of the inputs`(jobs: Int) {
    let taken = OrderedWindow.run(
      (0..<300).makeIterator(), jobs: jobs, into: [Int](), work: Self.work,
      take: {
        $0.append($1)
        return true
      })
    #expect(taken == (0..<300).map { $0 * $0 })
  }

  @Test func `no input gives no result`() {
    let taken = OrderedWindow.run(
      (0..<0).makeIterator(), jobs: 4, into: 0, work: { $0 },
      take: { count, _ in
        count += 1
        return true
      })
    #expect(taken == 0)
  }

  @Test func `after the taker stops nothing more is taken`() {
    let started = Mutex(0)
    let taken = OrderedWindow.run(
      (0..<10_000).makeIterator(), jobs: 4, into: [Int](),
      work: { number in
        started.withLock { $0 += 1 }
        return number
      },
      take: {
        $0.append($1)
        return $0.count < 5
      })
    #expect(taken == [0, 1, 2, 3, 4])
    #expect(started.withLock { $0 } <= 5 + 2 * 4)
  }

  @Test func `a slow input lets no more than a window of others begin`() {
    let jobs = 3
    let begun = Mutex(0)
    let most = OrderedWindow.run(
      (0..<500).makeIterator(), jobs: jobs, into: 0,
      work: { number in
        begun.withLock { $0 += 1 }
        if number > 0 { return number }
        // The oldest waits for the others to fill the window, and then for one too many.
        let clock = ContinuousClock()
        let end = clock.now + .seconds(1)
        while clock.now < end, begun.withLock({ $0 }) < 2 * jobs {}
        let grace = clock.now + .milliseconds(30)
        while clock.now < grace {}
        return begun.withLock { $0 }
      },
      take: { most, output in
        most = max(most, output)
        return output >= 500
      })
    #expect(most <= 2 * jobs)
  }
}
