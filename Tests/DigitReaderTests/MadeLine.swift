import DigitClassifier
import Raster
import Segmentation

@testable import DigitReader

/// A line made of pieces, with what the network would say of the spans that are scored.
struct MadeLine {
  private(set) var candidates: LineCandidates

  /// The digits and their probabilities, by the pieces of a span; all pieces are 20 high and 10 wide,
  /// 5 apart, the first of them in column `left`.
  init(
    _ count: Int, left: Int = 0, height: (Int) -> Float = { _ in 1 },
    gapAfter: (Int) -> Int = { _ in 5 },
    cutSides: (Range<Int>) -> Int = { _ in 0 }, _ scores: [Range<Int>: [Int: Float]],
    notADigit: [Range<Int>: Float] = [:]
  ) {
    var x = left
    let primitives = (0..<count).map { place in
      let size = Int(20 * height(place))
      let bounds = Rect(x: x, y: 20 - size, width: size < 10 ? size : 10, height: size)
      x = bounds.maxX + gapAfter(place)
      return Primitive(
        bounds: bounds, component: place, height: height(place), width: Float(bounds.width) / 20,
        ink: height(place))
    }
    let ranges = scores.keys.sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
    let spans = ranges.map { range in
      let bounds = primitives[range].reduce(primitives[range.lowerBound].bounds) {
        $0.union($1.bounds)
      }
      return DigitSpan(
        primitives: range, bounds: bounds, prior: 0, cutSides: cutSides(range), isWhole: true,
        isComponent: range.count == 1, isIsolated: range.count == 1,
        height: Float(bounds.height) / 20, width: Float(bounds.width) / 20)
    }
    candidates = LineCandidates(primitives: primitives, spans: spans, lineHeight: 20, width: 1000)
    candidates.probabilities = ranges.map {
      Self.probabilities(scores[$0] ?? [:], notADigit: notADigit[$0] ?? 0.001)
    }
  }

  /// What is not given is shared by the digits that are not named.
  static func probabilities(_ given: [Int: Float], notADigit: Float) -> ClassProbabilities {
    let rest = max(0, 1 - notADigit - given.values.reduce(0, +))
    let others = Float(10 - given.count)
    return ClassProbabilities(
      values: (0..<10).map { given[$0] ?? rest / others } + [notADigit])
  }

  /// Other pieces in the place of its own.
  mutating func replace(_ primitives: [Primitive]) {
    var line = LineCandidates(
      primitives: primitives, spans: candidates.spans, lineHeight: candidates.lineHeight,
      width: 1000)
    line.probabilities = candidates.probabilities
    candidates = line
  }

  func graph(_ options: DecodingOptions = DecodingOptions()) -> DecodingGraph {
    DecodingGraph(candidates, options: options)
  }

  func numbers(_ constraint: NumberConstraint = NumberConstraint()) -> [FoundNumber] {
    LineDecoder(candidates, constraint: constraint, options: DecodingOptions()).numbers()
  }

  func reading(
    _ options: ReadingOptions = ReadingOptions(minimumConfidence: 0.9), width: Int = 1000,
    height: Int = 1000,
    isPaperEven: Bool = true
  ) -> Reading {
    var assembly = ReadingAssembly(
      width: width, height: height, orientation: 1, polarity: .lightOnDark,
      isPaperEven: isPaperEven,
      cropCount: 3,
      options: options)
    let decoder = LineDecoder(
      candidates, constraint: options.constraint, options: options.decoding)
    assembly.add(decoder.numbers(), of: candidates)
    return assembly.reading
  }
}
