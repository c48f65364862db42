internal import DigitClassifier
internal import Segmentation

/// The candidates of a line, and what the network said of them so far.
struct LineCandidates: Sendable {
  let primitives: [Primitive]
  let spans: [DigitSpan]

  /// The height of the line's writing, in pixels of the source picture.
  let lineHeight: Double

  /// What the network says of each span; `nil` where it was not asked.
  var probabilities: [ClassProbabilities?]

  init(primitives: [Primitive], spans: [DigitSpan], lineHeight: Double) {
    self.primitives = primitives
    self.spans = spans
    self.lineHeight = lineHeight
    probabilities = Array(repeating: nil, count: spans.count)
  }

  init(_ lattice: LineLattice) {
    self.init(
      primitives: lattice.primitives, spans: lattice.spans, lineHeight: lattice.lineHeight)
  }

  /// The spans that are scored first: components that stand alone and have a digit's shape.
  func gateSpans(_ options: DecodingOptions) -> [Int] {
    if options.gateConfidence > 1 { return [] }
    return spans.indices.filter {
      let span = spans[$0]
      return span.isIsolated && span.height >= options.gateHeight && span.width <= options.gateWidth
    }
  }

  /// The spans that are scored after those: all that hold nothing of a component that is a digit
  /// beyond doubt.
  func openSpans(_ options: DecodingOptions) -> [Int] {
    var isLocked = Array(repeating: false, count: primitives.count)
    for index in gateSpans(options) {
      guard let scored = probabilities[index], scored.confidence >= options.gateConfidence else {
        continue
      }
      for primitive in spans[index].primitives { isLocked[primitive] = true }
    }
    return unscoredSpans.filter { !spans[$0].primitives.contains { isLocked[$0] } }
  }

  /// The spans that the network was not asked of.
  var unscoredSpans: [Int] { spans.indices.filter { probabilities[$0] == nil } }
}
