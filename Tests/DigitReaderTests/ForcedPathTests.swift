import Testing

@testable import DigitReader

@Suite struct ForcedPathTests {
  /// A line of four pieces whose every span of up to three is some digit.
  private func line(_ generator: inout SplitMix) -> MadeLine {
    var scores: [Range<Int>: [Int: Float]] = [:]
    for first in 0..<4 {
      for last in first..<min(4, first + 3) {
        let digit = Int.random(in: 0..<3, using: &generator)
        scores[first..<last + 1] = [digit: Float.random(in: 0.2...0.9, using: &generator)]
      }
    }
    return MadeLine(4, scores)
  }

  @Test func `it is the best way that spells the number`() throws {
    var generator = SplitMix(state: 5)
    for _ in 0..<60 {
      let graph = line(&generator).graph()
      let number = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        Int.random(in: 0..<3, using: &generator)
      }
      let found = try #require(graph.path(spelling: number, in: 0..<4) { _, _ in 0 })
      var one = OneNumber(digits: number)
      let best = try #require(graph.bestPaths(in: 0..<4, count: 1, automaton: &one).first)
      #expect(found.digits == number)
      #expect(abs(found.score - best.score) < 1e-9)
      #expect(found.steps == best.steps)
    }
  }

  @Test func `a number with more digits than there are pieces is not there`() {
    var generator = SplitMix(state: 5)
    let graph = line(&generator).graph()
    #expect(graph.path(spelling: [1, 1, 1, 1, 1], in: 0..<4) { _, _ in 0 } == nil)
    #expect(graph.path(spelling: [1, 1], in: 1..<2) { _, _ in 0 } == nil)
  }

  @Test func `a bonus decides, and is no part of the score`() throws {
    let line = MadeLine(2, [0..<1: [7: 0.9], 1..<2: [7: 0.5]])
    let graph = line.graph()
    let first = try #require(graph.path(spelling: [7], in: 0..<2) { _, _ in 0 })
    let second = try #require(
      graph.path(spelling: [7], in: 0..<2) { span, place in span == 1 && place == 0 ? 9 : 0 })
    #expect(first.steps.map(\.span) == [0])
    #expect(second.steps.map(\.span) == [1])
    #expect(second.score < first.score)
  }
}
