internal import DigitClassifier
internal import Raster
internal import Segmentation

/// Finds the numbers of a line.
struct LineDecoder {
  private let line: LineCandidates
  private let graph: DecodingGraph
  private let constraint: NumberConstraint
  private let options: DecodingOptions

  init(_ line: LineCandidates, constraint: NumberConstraint, options: DecodingOptions) {
    self.line = line
    self.constraint = constraint
    self.options = options
    graph = DecodingGraph(line, options: options)
  }

  /// The numbers from left to right.
  ///
  /// Where no part of the line satisfies the constraint, the whole may: what was taken for the gap
  /// between two numbers is then one between two digits.
  func numbers() -> [FoundNumber] {
    let sections = sections()
    let numbers = sections.compactMap { number(in: $0) }
    if sections.count > 1, !numbers.contains(where: \.isSatisfying),
      let whole = number(in: line.primitives.indices), whole.isSatisfying
    {
      return [whole]
    }
    return numbers
  }

  /// Whether the best reading does without the constraint: then no other candidate is needed.
  var satisfiesConstraint: Bool {
    constraint.isEmpty
      || sections().allSatisfy { section in
        var any = AnyNumber()
        let best = graph.bestPaths(in: section, count: 1, automaton: &any).first
        return best.map { constraint.isSatisfied(by: $0.digits) } ?? true
      }
  }

  /// The spans of the best ways through the line: those that what is read may depend on.
  var likelySpans: Set<Int> {
    var any = AnyNumber()
    let paths = graph.bestPaths(
      in: line.primitives.indices, count: options.readingCount, automaton: &any)
    return Set(paths.flatMap { $0.steps.map(\.span) })
  }

  // MARK: parts of the line

  /// The primitives of each number: the best way through the line, parted at wide gaps and at ink
  /// as high as a digit that is none.
  private func sections() -> [Range<Int>] {
    var any = AnyNumber()
    let count = line.primitives.count
    guard let best = graph.bestPaths(in: 0..<count, count: 1, automaton: &any).first,
      !best.steps.isEmpty
    else { return [] }
    var sections: [Range<Int>] = []
    var start = 0
    for (left, right) in zip(best.steps, best.steps.dropFirst()) {
      guard let (end, next) = separation(line.spans[left.span], line.spans[right.span]) else {
        continue
      }
      sections.append(start..<end)
      start = next
    }
    return sections + [start..<count]
  }

  /// Where one number ends and the next begins, if they do between two digits.
  private func separation(_ left: DigitSpan, _ right: DigitSpan) -> (end: Int, next: Int)? {
    let gap = Double(right.bounds.x - left.bounds.maxX) / line.lineHeight
    // Two digits may share a stroke.
    guard left.primitives.upperBound <= right.primitives.lowerBound else { return nil }
    let between = left.primitives.upperBound..<right.primitives.lowerBound
    let high = between.filter {
      line.primitives[$0].height >= options.separatorHeight && graph.commaLikenesses[$0] < 0.5
    }
    if let first = high.first, let last = high.last, gap >= options.separatorGap {
      return (first, last + 1)
    }
    return gap >= options.numberGap ? (between.upperBound, between.upperBound) : nil
  }

  // MARK: one number

  private func number(in section: Range<Int>) -> FoundNumber? {
    var any = AnyNumber()
    let mass = graph.logMass(in: section, temperature: options.temperature, automaton: &any)
    if constraint.isEmpty { return number(in: section, of: mass, automaton: &any) }
    var asked = ConstrainedNumber(constraint)
    let share = graph.logMass(in: section, temperature: options.temperature, automaton: &asked)
    if share - mass >= logarithm(options.constraintFloor),
      let found = number(in: section, of: share, automaton: &asked)
    {
      return found
    }
    var found = number(in: section, of: mass, automaton: &any)
    found?.isSatisfying = false
    return found
  }

  /// The best number that an automaton takes.
  ///
  /// - Parameters:
  ///   - section: Its primitives.
  ///   - mass: What all numbers that the automaton takes weigh together.
  ///   - automaton: What the number must be.
  /// - Returns: The number with what else it may be; `nil` where the best is none.
  private func number(
    in section: Range<Int>, of mass: Double, automaton: inout some DigitAutomaton
  ) -> FoundNumber? {
    let paths = graph.bestPaths(
      in: section, count: options.readingCount, automaton: &automaton)
    let rated = paths.map { path in
      var one = OneNumber(digits: path.digits)
      let share = graph.logMass(in: section, temperature: options.temperature, automaton: &one)
      return (path: path, probability: min(1, exponential(share - mass)))
    }
    // Several ways may spell the same number, and together weigh more than the best way of all.
    guard let first = rated.first,
      let likeliest = rated.indices.max(by: { rated[$0].probability < rated[$1].probability })
    else { return nil }
    let chosen =
      rated[likeliest].probability > options.bestWayWeight * first.probability ? likeliest : 0
    let best = rated[chosen]
    if best.path.steps.isEmpty { return nil }
    let others = rated.indices
      .filter {
        $0 != chosen && !rated[$0].path.steps.isEmpty
          && rated[$0].probability >= Double(options.minimumAlternative)
      }
      .map { rated[$0] }
      .sorted { $0.probability > $1.probability }
    let doubts = best.path.steps.map { line.probabilities[$0.span]?.notADigit ?? 0 }
    return FoundNumber(
      path: best.path, probability: best.probability,
      alternatives: others.map {
        FoundNumber.Alternative(text: $0.path.text, probability: $0.probability)
      },
      isSatisfying: true, notADigit: doubts.reduce(0, +) / Float(doubts.count))
  }
}
