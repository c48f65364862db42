import Segmentation
import Testing

@testable import DigitReader

@Suite struct DecodingTests {
  /// Two pieces that are a 4 together, and little each alone.
  private let broken = MadeLine(
    2, [0..<1: [1: 0.3], 1..<2: [1: 0.4], 0..<2: [4: 0.95]],
    notADigit: [0..<1: 0.6, 1..<2: 0.5])

  @Test func `pieces that are a digit together are one`() {
    #expect(broken.numbers().map(\.path.text) == ["4"])
  }

  @Test func `pieces that are digits each stay apart`() {
    let line = MadeLine(2, [0..<1: [1: 0.98], 1..<2: [7: 0.97], 0..<2: [4: 0.6]])
    #expect(line.numbers().map(\.path.text) == ["17"])
  }

  @Test func `a speck is passed over and a digit is not`() {
    let line = MadeLine(
      3, height: { $0 == 1 ? 0.15 : 1 },
      [0..<1: [3: 0.99], 1..<2: [1: 0.2], 2..<3: [5: 0.99], 0..<2: [3: 0.5]],
      notADigit: [1..<2: 0.7])
    #expect(line.numbers().map(\.path.text) == ["35"])
  }

  @Test func `what looks like the side of a box is passed over`() {
    var frame = MadeLine(2, [0..<1: [1: 0.9], 1..<2: [7: 0.97]])
    #expect(frame.numbers().map(\.path.text) == ["17"])
    frame = frame.withFrame(at: 0)
    #expect(frame.numbers().map(\.path.text) == ["7"])
    // No higher than a digit, and away from the picture's side.
    #expect(
      MadeLine(3, [0..<1: [3: 0.99], 1..<2: [1: 0.9], 2..<3: [7: 0.97]]).withFrame(at: 1)
        .numbers().map(\.path.text) == ["317"])
  }

  @Test func `a 1 beside the picture's side that stands in a row with digits is no side of a box`()
  {
    func text(height: Float = 1, likeness: Float = 3) -> [String] {
      MadeLine(2, height: { $0 == 0 ? height : 1 }, [0..<1: [1: 0.9], 1..<2: [7: 0.97]])
        .withFrame(at: 0, likeness: likeness).numbers().map(\.path.text)
    }
    #expect(text() == ["17"])
    // Of a pen half as wide.
    #expect(text(likeness: 5.7) == ["17"])
    #expect(text(likeness: 6) == ["7"])
    #expect(text(height: 1.15) == ["7"])
    #expect(text(height: 0.7) == ["7"])
    // Alone it is in no row.
    #expect(MadeLine(1, [0..<1: [1: 0.9]]).withFrame(at: 0, likeness: 3).numbers().isEmpty)
  }

  @Test func `readings are the best, all different, the likeliest first`() {
    let line = MadeLine(2, [0..<1: [1: 0.6, 7: 0.39], 1..<2: [4: 0.8, 9: 0.19]])
    var any = AnyNumber()
    let paths = line.graph().bestPaths(in: 0..<2, count: 4, automaton: &any)
    #expect(paths.map(\.text) == ["14", "74", "19", "79"])
    #expect(line.numbers().first?.alternatives.prefix(3).map(\.text) == ["74", "19", "79"])
  }

  @Test
  func `probabilities of different readings are those of their factors, and sum to one at most`()
    throws
  {
    let line = MadeLine(2, [0..<1: [1: 0.6, 7: 0.39], 1..<2: [4: 0.8, 9: 0.19]])
    let number = try #require(line.numbers().first)
    // Nothing else competes but what is passed over.
    #expect(abs(number.probability - 0.6 * 0.8) < 0.03)
    let sum = number.alternatives.reduce(number.probability) { $0 + $1.probability }
    #expect(sum <= 1 + 1e-9 && sum > 0.9)
  }

  @Test func `a number that many ways spell is read before that of the best way`() {
    // An 8 beside a speck is the best way; a 3 beside it, and one that holds it, weigh more together.
    let line = MadeLine(
      2, height: { $0 == 0 ? 1 : 0.15 },
      [0..<1: [8: 0.5, 3: 0.45], 0..<2: [3: 0.31]], notADigit: [0..<2: 0.6])
    func texts(_ weight: Double) -> [String] {
      var options = DecodingOptions()
      options.bestWayWeight = weight
      let number = LineDecoder(
        line.candidates, constraint: NumberConstraint(), options: options
      ).numbers()[0]
      return [number.path.text] + number.alternatives.map(\.text)
    }
    #expect(texts(1.25).prefix(2) == ["3", "8"])
    #expect(texts(4).prefix(2) == ["8", "3"])
  }

  @Test func `the sum over all ways is that of every way by itself`() {
    let graph = broken.graph()
    var sum = 0.0
    // Every way through two pieces: each passed over or a digit, or both one digit.
    func add(_ node: Int, _ score: Double) {
      if node == 2 {
        sum += exponential(score)
        return
      }
      add(node + 1, score + graph.skipScores[node])
      for edge in graph.edges(from: node) {
        for digit in 0..<10 {
          add(graph.edges[edge].end, score + graph.digitScores[10 * edge + digit])
        }
      }
    }
    add(0, 0)
    var any = AnyNumber()
    let mass = graph.logMass(in: 0..<2, temperature: 1, automaton: &any)
    #expect(abs(mass - logarithm(sum)) < 1e-9)
  }

  @Test func `many readings are the best of all that there are`() {
    var generator = SplitMix(state: 7)
    for _ in 0..<40 {
      var scores: [Range<Int>: [Int: Float]] = [:]
      for first in 0..<4 {
        for last in first..<min(4, first + 3) {
          let digit = Int.random(in: 0..<10, using: &generator)
          scores[first..<last + 1] = [digit: Float.random(in: 0.2...0.9, using: &generator)]
        }
      }
      let graph = MadeLine(4, scores).graph()
      var best: [String: Double] = [:]
      func visit(_ node: Int, _ text: String, _ score: Double) {
        if node == 4 {
          best[text] = max(best[text] ?? -.infinity, score)
          return
        }
        visit(node + 1, text, score + graph.skipScores[node])
        for edge in graph.edges(from: node) {
          for digit in 0..<10 {
            visit(
              graph.edges[edge].end, text + String(digit),
              score + graph.digitScores[10 * edge + digit])
          }
        }
      }
      visit(0, "", 0)
      var any = AnyNumber()
      let paths = graph.bestPaths(in: 0..<4, count: 6, automaton: &any)
      let truth = best.values.sorted(by: >).prefix(6)
      #expect(Set(paths.map(\.text)).count == 6)
      for (path, score) in zip(paths, truth) {
        #expect(abs(path.score - score) < 1e-9)
        #expect(best[path.text].map { abs($0 - path.score) < 1e-9 } ?? false)
      }
    }
  }

  @Test func `a temperature above one makes all less sure`() throws {
    let line = MadeLine(2, [0..<1: [1: 0.6, 7: 0.39], 1..<2: [4: 0.8, 9: 0.19]])
    var options = DecodingOptions()
    options.temperature = 2
    let decoder = LineDecoder(line.candidates, constraint: NumberConstraint(), options: options)
    let warm = try #require(decoder.numbers().first)
    let cold = try #require(line.numbers().first)
    #expect(warm.path.text == cold.path.text && warm.probability < cold.probability)
  }

  /// Three pieces of one component: two rings with a stroke between them that is a side of both.
  private func chain(_ digits: [Range<Int>: [Int: Float]]) -> MadeLine {
    MadeLine(
      3, gapAfter: { _ in 0 }, cutSides: { $0.count == 3 ? 0 : 1 }, digits,
      notADigit: [0..<1: 0.9999, 1..<2: 0.9999, 2..<3: 0.9999]
    ).withCuts()
  }

  @Test func `a stroke between two digits is a part of both`() throws {
    let line = chain([0..<1: [:], 1..<2: [:], 2..<3: [:], 0..<2: [0: 0.98], 1..<3: [0: 0.97]])
    func number(sharedInk: Float) throws -> FoundNumber {
      var options = DecodingOptions()
      options.sharedInk = sharedInk
      let decoder = LineDecoder(
        line.candidates, constraint: NumberConstraint(), options: options)
      return try #require(decoder.numbers().first)
    }
    let shared = try number(sharedInk: 0.6)
    #expect(shared.path.text == "00" && shared.probability > 0.8)
    #expect(
      shared.path.steps.map { line.candidates.spans[$0.span].primitives } == [0..<2, 1..<3])
    // Half of a digit's ink is more than such a stroke may be.
    #expect(try number(sharedInk: 0.4).path.text != "00")
  }

  @Test func `a stroke outside of a part of the line is not shared with it`() {
    let line = chain([2..<3: [:], 1..<3: [0: 0.97]])
    let graph = line.graph()
    #expect(graph.edges(from: 2).count == 2)
    var any = AnyNumber()
    let paths = graph.bestPaths(in: 2..<3, count: 5, automaton: &any)
    #expect(!paths.isEmpty)
    for step in paths.flatMap(\.steps) {
      #expect(line.candidates.spans[step.span].primitives == 2..<3)
    }
  }

  @Test func `a stroke that is no cut's on both sides is a part of one digit`() {
    let scores: [Range<Int>: [Int: Float]] = [0..<2: [0: 0.98], 1..<3: [0: 0.97]]
    #expect(MadeLine(3, scores).numbers().map(\.path.text) == ["0"])
  }

  // MARK: the gate

  @Test func `ink that is a digit beyond doubt is not looked at any closer`() {
    var line = MadeLine(
      4, [0..<1: [1: 0.98], 1..<2: [1: 0.5], 0..<2: [:], 1..<3: [:], 2..<3: [:], 3..<4: [2: 0.95]],
      notADigit: [1..<2: 0.2, 2..<3: 0.2]
    ).candidates
    let options = DecodingOptions()
    #expect(
      line.gateSpans(options).map { line.spans[$0].primitives } == [0..<1, 1..<2, 2..<3, 3..<4])
    let gate = line.gateSpans(options)
    for index in line.spans.indices where !gate.contains(index) {
      line.probabilities[index] = nil
    }
    #expect(line.wholeSpans(options).map { line.spans[$0].primitives } == [1..<3])
    #expect(line.doubtfulComponents(options) == [1, 2])
  }

  @Test func `ink that is one digit or another, but surely one, is not looked at any closer`() {
    let line = MadeLine(
      2, [0..<1: [4: 0.5, 9: 0.49], 1..<2: [4: 0.5, 9: 0.4]], notADigit: [1..<2: 0.1]
    ).candidates
    #expect(line.doubtfulComponents(DecodingOptions()) == [1])
  }
}

extension MadeLine {
  /// The same with pieces that are parts of one component.
  fileprivate func withCuts() -> MadeLine {
    var primitives = candidates.primitives
    for place in primitives.indices {
      primitives[place].component = 0
      primitives[place].isCutOnLeft = place > 0
      primitives[place].isCutOnRight = place < primitives.count - 1
    }
    var line = self
    line.replace(primitives)
    return line
  }

  /// The same with a piece that looks like the side of a box.
  fileprivate func withFrame(at place: Int, likeness: Float = 6) -> MadeLine {
    var primitives = candidates.primitives
    primitives[place].framePenalty = likeness
    var line = self
    line.replace(primitives)
    return line
  }
}
