internal import DigitClassifier
internal import Raster
internal import Segmentation

/// The candidates of a line, and what the network said of them so far.
struct LineCandidates: Sendable {
  let primitives: [Primitive]
  let spans: [DigitSpan]

  /// The height of the line's writing, in pixels of the source picture.
  let lineHeight: Double

  /// How far each primitive is from the nearer side of the picture, as a share of the line height.
  let sideGaps: [Double]

  /// How far each primitive stands out above or below the others that are as high as digits, as a share
  /// of the line height; infinite where there are none.
  let overhangs: [Double]

  /// What the network says of each span; `nil` where it was not asked.
  var probabilities: [ClassProbabilities?]

  /// Which spans the network has looked at twice.
  private(set) var isLookedAtTwice: [Bool]

  /// Takes the candidates of a line, of which none is scored.
  ///
  /// - Parameters:
  ///   - primitives: The ink from left to right.
  ///   - spans: The candidates, by their first primitive.
  ///   - lineHeight: The height of the writing, in pixels.
  ///   - width: The columns of the picture.
  init(primitives: [Primitive], spans: [DigitSpan], lineHeight: Double, width: Int) {
    self.primitives = primitives
    self.spans = spans
    self.lineHeight = lineHeight
    sideGaps = primitives.map {
      Double(min($0.bounds.x, width - $0.bounds.maxX)) / lineHeight
    }
    overhangs = Self.overhangs(of: primitives, lineHeight: lineHeight)
    probabilities = Array(repeating: nil, count: spans.count)
    isLookedAtTwice = Array(repeating: false, count: spans.count)
  }

  /// How far each primitive stands out of the row of those that are as high as digits and no side of a
  /// box.
  private static func overhangs(of primitives: [Primitive], lineHeight: Double) -> [Double] {
    var band: (top: Int, bottom: Int)?
    for other in primitives where other.framePenalty == 0 && other.height >= 0.5 {
      let top = min(band?.top ?? .max, other.bounds.y)
      band = (top, max(band?.bottom ?? .min, other.bounds.maxY))
    }
    guard let band else { return Array(repeating: .infinity, count: primitives.count) }
    return primitives.map {
      Double(max(0, band.top - $0.bounds.y, $0.bounds.maxY - band.bottom)) / lineHeight
    }
  }

  init(_ lattice: LineLattice, width: Int) {
    self.init(
      primitives: lattice.primitives, spans: lattice.spans, lineHeight: lattice.lineHeight,
      width: width)
  }

  /// The candidates of the same line with other cuts.
  ///
  /// What the network said of whole components, it need not be asked again.
  ///
  /// - Parameters:
  ///   - lattice: The line with other cuts.
  ///   - width: The columns of the picture.
  /// - Returns: Its candidates.
  func recut(_ lattice: LineLattice, width: Int) -> LineCandidates {
    var known: [[Int]: Int] = [:]
    for index in spans.indices where spans[index].isWhole && probabilities[index] != nil {
      known[components(of: spans[index])] = index
    }
    var line = LineCandidates(lattice, width: width)
    for index in line.spans.indices where line.spans[index].isWhole {
      guard let before = known[line.components(of: line.spans[index])] else { continue }
      line.probabilities[index] = probabilities[before]
      line.isLookedAtTwice[index] = isLookedAtTwice[before]
    }
    return line
  }

  private func components(of span: DigitSpan) -> [Int] {
    Set(span.primitives.map { primitives[$0].component }).sorted()
  }

  /// The components that are no digit and no part of one beyond doubt.
  func doubtfulComponents(_ options: DecodingOptions) -> Set<Int> {
    let isLocked = locked(by: spans.indices.filter { spans[$0].isWhole }, options)
    return Set(primitives.indices.filter { !isLocked[$0] }.map { primitives[$0].component })
  }

  /// The spans that are scored first: components that stand alone and have a digit's shape.
  func gateSpans(_ options: DecodingOptions) -> [Int] {
    if options.gateConfidence > 1 { return [] }
    return spans.indices.filter {
      let span = spans[$0]
      return span.isIsolated && span.height >= options.gateHeight
        && span.width <= options.wideGateWidth
    }
  }

  /// The spans that are scored next: all of whole components, but for those that hold one that is a
  /// digit beyond doubt.
  func wholeSpans(_ options: DecodingOptions) -> [Int] {
    if options.gateConfidence > 1 { return [] }
    let isLocked = locked(by: gateSpans(options), options)
    return unscoredSpans.filter {
      spans[$0].isWhole && !spans[$0].primitives.contains { isLocked[$0] }
    }
  }

  /// The spans that are scored after those: what cuts make of the components that are no digit and no
  /// part of one beyond doubt.
  func cutSpans(_ options: DecodingOptions) -> [Int] {
    let isLocked = locked(by: spans.indices.filter { spans[$0].isWhole }, options)
    return unscoredSpans.filter { index in
      !spans[index].primitives.contains { isLocked[$0] }
    }
  }

  /// The spans that the network is to look at once more.
  func unsureSpans(_ options: DecodingOptions) -> [Int] {
    spans.indices.filter { index in
      !isLookedAtTwice[index]
        && probabilities[index].map { SecondLook.isNeeded($0, options) } ?? false
    }
  }

  /// Takes what the network says of a span at its second look.
  mutating func lookAgain(at span: Int, _ answers: ArraySlice<ClassProbabilities>) {
    probabilities[span] = probabilities[span].map { SecondLook.mean(of: $0, answers) }
    isLookedAtTwice[span] = true
  }

  /// The spans that the network was not asked of.
  var unscoredSpans: [Int] { spans.indices.filter { probabilities[$0] == nil } }

  private func isDigit(
    _ scored: ClassProbabilities, width: Float, _ options: DecodingOptions
  ) -> Bool {
    if width > options.gateWidth { return scored.confidence >= options.wideGateConfidence }
    return scored.confidence >= options.gateConfidence
      || 1 - (scored.notADigit ?? 1) >= options.gateAnyDigit
  }

  /// Which primitives are in one of some spans that is a digit beyond doubt.
  private func locked(by candidates: [Int], _ options: DecodingOptions) -> [Bool] {
    var isLocked = Array(repeating: false, count: primitives.count)
    if options.gateConfidence > 1 { return isLocked }
    for index in candidates {
      let span = spans[index]
      guard let scored = probabilities[index], span.height >= options.gateHeight,
        span.width <= options.wideGateWidth,
        isDigit(scored, width: span.width, options)
      else { continue }
      for primitive in span.primitives { isLocked[primitive] = true }
    }
    return isLocked
  }
}
