internal import DigitClassifier
internal import Raster
internal import Segmentation

/// A picture while it is read one way: says what the network is to be asked next, and takes its answers.
///
/// The rounds are: components that stand alone, most of which are digits beyond doubt; the other
/// components and groups of them; what they can be cut into, where none is a digit beyond doubt; once
/// more what is probably a digit, but not surely which; and, where a constraint is not satisfied, all
/// others, and of those too what is not sure.
struct ReadingPass: Sendable {
  private enum Round: Sendable {
    case gate
    case whole
    case cut
    case secondLook
    case all
    case secondLookAtAll
    case end
  }

  /// One of a line's spans.
  private struct Question: Sendable {
    var line: Int
    var span: Int
  }

  private let options: ReadingOptions
  private let orientation: Int
  private let width: Int
  private let height: Int
  private let polarity: Polarity
  private let isPaperEven: Bool
  private let ink: InkPicture?
  private var lattices: [LineLattice]
  private let stack: LineLattice?
  private var lines: [LineCandidates]
  private var round = Round.gate

  /// The span that is all ink, if it is taken for one digit: nothing less is asked of.
  private var stackSpan: Int?
  private var questions: [Question] = []

  /// Whether the questions are asked of each distorted copy, not of the candidate itself.
  private var isSecondLook = false

  /// How many pieces of the picture the network was asked of.
  private(set) var cropCount = 0

  /// Finds the ink and the candidates of a picture.
  ///
  /// - Parameters:
  ///   - image: An upright gray picture.
  ///   - orientation: The EXIF orientation that was undone.
  ///   - options: What is known about it.
  ///   - keepsInk: Whether the ink is kept for a trace; otherwise its memory is free at once.
  init(of image: GrayImage, orientation: Int, options: ReadingOptions, keepsInk: Bool) {
    self.options = options
    self.orientation = orientation
    width = image.width
    height = image.height
    let ink = extractInk(from: image, options: options.segmentation)
    polarity = ink?.polarity ?? options.segmentation.polarity ?? .darkOnLight
    isPaperEven = ink?.isPaperEven ?? true
    // Most components are digits, and need no cuts.
    let cuts = options.decoding.gateConfidence > 1
    let found = ink.map { PictureLattices(of: $0, cuts: cuts, options: options.segmentation) }
    lattices = CommaLikeness.withoutCommas(found?.lines ?? [], options.decoding)
    stack = found?.stack
    lines = lattices.map { LineCandidates($0, width: image.width) }
    self.ink = keepsInk ? ink : nil
  }

  /// Takes all ink of a picture for parts of one digit that stand above each other.
  ///
  /// - Parameter pass: The picture as it is read by lines; `nil` comes of one whose ink is no such stack.
  init?(stackOf pass: ReadingPass) {
    guard let stack = pass.stack else { return nil }
    let whole = stack.spans.firstIndex { $0.primitives.count == stack.primitives.count }
    guard let whole else { return nil }
    options = pass.options
    orientation = pass.orientation
    width = pass.width
    height = pass.height
    polarity = pass.polarity
    isPaperEven = pass.isPaperEven
    ink = pass.ink
    self.stack = nil
    lattices = [stack]
    lines = [LineCandidates(stack, width: pass.width)]
    stackSpan = whole
  }

  /// The glyphs that the network is to be asked of next; `nil` once nothing is left to ask.
  mutating func nextGlyphs() -> [NormalizedGlyph]? {
    while round != .end {
      cutDoubtful()
      questions = lines.indices.flatMap { line in
        spans(ofLine: line).map { Question(line: line, span: $0) }
      }
      isSecondLook = round == .secondLook || round == .secondLookAtAll
      advance()
      if !questions.isEmpty { return glyphs }
    }
    return nil
  }

  /// What is asked now.
  private var glyphs: [NormalizedGlyph] {
    let asked = questions.map { lattices[$0.line].glyph(of: lines[$0.line].spans[$0.span]) }
    return isSecondLook ? asked.flatMap(SecondLook.glyphs) : asked
  }

  /// Cuts what is to be asked of in pieces.
  private mutating func cutDoubtful() {
    guard round == .cut || round == .all, options.decoding.gateConfidence <= 1,
      stackSpan == nil
    else { return }
    for line in lines.indices {
      if round == .cut {
        let doubtful = lines[line].doubtfulComponents(options.decoding)
        if !doubtful.isEmpty { cut(line) { doubtful.contains($0) } }
      } else if !decoder(ofLine: line).satisfiesConstraint {
        cut(line) { _ in true }
      }
    }
    let kept = lines.indices.filter { !lines[$0].spans.isEmpty }
    if kept.count < lines.count {
      lattices = kept.map { lattices[$0] }
      lines = kept.map { lines[$0] }
    }
  }

  private mutating func cut(_ line: Int, _ isCut: (Int) -> Bool) {
    lattices[line] = lattices[line].cutting(isCut)
    lines[line] = lines[line].recut(lattices[line], width: width)
  }

  private func spans(ofLine line: Int) -> [Int] {
    if let stackSpan, round != .secondLook, round != .secondLookAtAll {
      return round == .gate ? [stackSpan] : []
    }
    return switch round {
    case .gate: lines[line].gateSpans(options.decoding)
    case .whole: lines[line].wholeSpans(options.decoding)
    case .cut: lines[line].cutSpans(options.decoding)
    case .secondLook, .secondLookAtAll: unsureSpans(ofLine: line)
    case .all: decoder(ofLine: line).satisfiesConstraint ? [] : lines[line].unscoredSpans
    case .end: []
    }
  }

  /// What the network is to look at once more, of what may be read.
  private func unsureSpans(ofLine line: Int) -> [Int] {
    let unsure = lines[line].unsureSpans(options.decoding)
    if unsure.isEmpty { return [] }
    let likely = decoder(ofLine: line).likelySpans
    return unsure.filter { likely.contains($0) }
  }

  private mutating func advance() {
    switch round {
    case .gate: round = .whole
    case .whole: round = .cut
    case .cut: round = .secondLook
    case .secondLook: round = options.constraint.isEmpty ? .end : .all
    case .all: round = .secondLookAtAll
    case .secondLookAtAll, .end: round = .end
    }
  }

  /// Takes the answers.
  ///
  /// - Parameter answers: One for each of the last ``nextGlyphs()``, in their order.
  mutating func take(_ answers: ArraySlice<ClassProbabilities>) {
    let copies = isSecondLook ? SecondLook.distortions.count : 1
    precondition(
      answers.count == copies * questions.count,
      "\(answers.count) answers to \(copies * questions.count) glyphs")
    var start = answers.startIndex
    for question in questions {
      let said = answers[start..<start + copies]
      start += copies
      if isSecondLook {
        lines[question.line].lookAgain(at: question.span, said)
      } else {
        lines[question.line].probabilities[question.span] = said.first
      }
    }
    cropCount += answers.count
    questions = []
  }

  /// Counts what another pass asked the network of, of which nothing else is kept.
  mutating func add(cropsOf other: ReadingPass?) {
    cropCount += other?.cropCount ?? 0
  }

  private func decoder(ofLine line: Int) -> LineDecoder {
    LineDecoder(lines[line], constraint: options.constraint, options: options.decoding)
  }

  /// How many lines of ink have candidates.
  var lineCount: Int { lines.count }

  /// What is read, once nothing is left to ask.
  ///
  /// - Parameters:
  ///   - temperature: In place of the options' own, if any.
  ///   - other: What another pass says the picture spells: probabilities are then the means of both.
  ///   - otherCrops: How many pieces of the picture the network was asked of by other passes.
  /// - Returns: The reading.
  func reading(
    temperature: Double? = nil, blendedWith other: Spellings? = nil, otherCrops: Int = 0
  ) -> Reading {
    assembly(temperature: temperature, blendedWith: other, otherCrops: otherCrops).reading
  }

  /// The same with all that it comes from.
  func trace(blendedWith other: Spellings?, otherCrops: Int) -> ReadingTrace {
    let assembly = assembly(blendedWith: other, otherCrops: otherCrops)
    return ReadingTrace(
      ink: ink,
      lines: zip(lines, zip(lattices, assembly.paths)).map { line, found in
        LineTrace(lattice: found.0, probabilities: line.probabilities, path: found.1)
      },
      reading: assembly.reading)
  }

  private func assembly(
    temperature: Double? = nil, blendedWith other: Spellings?, otherCrops: Int
  ) -> ReadingAssembly {
    var options = options
    if let temperature { options.decoding.temperature = temperature }
    let own = other.map { _ in Spellings(of: reading(temperature: temperature)) }
    var assembly = ReadingAssembly(
      width: width, height: height, orientation: orientation, polarity: polarity,
      isPaperEven: isPaperEven, cropCount: cropCount + otherCrops, options: options)
    for line in lines {
      var found = LineDecoder(line, constraint: options.constraint, options: options.decoding)
        .numbers()
      if let own, let other {
        found = found.map { $0.blended(own, other, options: options.decoding) }
      }
      assembly.add(found, of: line)
    }
    return assembly
  }
}
