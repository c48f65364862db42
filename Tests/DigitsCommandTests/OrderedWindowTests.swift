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

  @Test func `no more than the window is under way`() {
    let jobs = 3
    let counts = Mutex((begun: 0, taken: 0, most: 0))
    _ = OrderedWindow.run(
      (0..<500).makeIterator(), jobs: jobs, into: 0,
      work: { number in
        counts.withLock {
          $0.begun += 1
          $0.most = max($0.most, $0.begun - $0.taken)
        }
        return Self.work(number)
      },
      take: { _, _ in
        counts.withLock { $0.taken += 1 }
        return true
      })
    #expect(counts.withLock { $0.most } <= 2 * jobs)
  }
}
