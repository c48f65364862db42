internal import DigitClassifier
internal import Raster
internal import Segmentation

/// A picture while it is read: says what the network is to be asked next, and takes its answers.
///
/// Whoever runs it asks for the glyphs of many pictures at once. The rounds are: components that stand
/// alone, most of which are digits beyond doubt; the other components and groups of them; what they
/// can be cut into, where none is a digit beyond doubt; and, where a constraint is not satisfied, all
/// others.
///
/// ```swift
/// var picture = PictureReading(of: image, options: options)
/// while let glyphs = picture.nextGlyphs() { picture.take(classifier.classify(glyphs)[...]) }
/// let reading = picture.reading
/// ```
struct PictureReading: Sendable {
  private enum Round: Sendable {
    case gate
    case whole
    case cut
    case all
    case end
  }

  /// One of a line's spans.
  private struct Question: Sendable {
    var line: Int
    var span: Int
  }

  private var options: ReadingOptions
  private let width: Int
  private let height: Int
  private let polarity: Polarity
  private let isPaperEven: Bool
  private let ink: InkPicture?
  private var lattices: [LineLattice]
  private var lines: [LineCandidates]
  private var round = Round.gate
  private var questions: [Question] = []
  private var cropCount = 0

  /// The EXIF orientation that was undone.
  var orientation = 1

  /// Finds the ink and the candidates of a picture.
  ///
  /// - Parameters:
  ///   - image: An upright gray picture.
  ///   - options: What is known about it.
  ///   - keepsInk: Whether the ink is kept for ``trace``; otherwise its memory is free at once.
  init(of image: GrayImage, options: ReadingOptions, keepsInk: Bool = false) {
    self.options = options
    width = image.width
    height = image.height
    let ink = extractInk(from: image, options: options.segmentation)
    polarity = ink?.polarity ?? options.segmentation.polarity ?? .darkOnLight
    isPaperEven = ink?.isPaperEven ?? true
    // Most components are digits, and need no cuts.
    let cuts = options.decoding.gateConfidence > 1
    lattices =
      ink.map { Segmentation.lattices(of: $0, cuts: cuts, options: options.segmentation) } ?? []
    lines = lattices.map { LineCandidates($0, width: image.width) }
    self.ink = keepsInk ? ink : nil
  }

  /// The glyphs that the network is to be asked of next; `nil` once nothing is left to ask.
  mutating func nextGlyphs() -> [NormalizedGlyph]? {
    while round != .end {
      cutDoubtful()
      questions = lines.indices.flatMap { line in
        spans(ofLine: line).map { Question(line: line, span: $0) }
      }
      advance()
      if !questions.isEmpty {
        return questions.map { lattices[$0.line].glyph(of: lines[$0.line].spans[$0.span]) }
      }
    }
    return nil
  }

  /// Cuts what is to be asked of in pieces.
  private mutating func cutDoubtful() {
    guard round == .cut || round == .all, options.decoding.gateConfidence <= 1 else { return }
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
    switch round {
    case .gate: lines[line].gateSpans(options.decoding)
    case .whole: lines[line].wholeSpans(options.decoding)
    case .cut: lines[line].cutSpans(options.decoding)
    case .all: decoder(ofLine: line).satisfiesConstraint ? [] : lines[line].unscoredSpans
    case .end: []
    }
  }

  private mutating func advance() {
    switch round {
    case .gate: round = .whole
    case .whole: round = .cut
    case .cut: round = options.constraint.isEmpty ? .end : .all
    case .all, .end: round = .end
    }
  }

  /// Takes the answers.
  ///
  /// - Parameter answers: One for each of the last ``nextGlyphs()``, in their order.
  mutating func take(_ answers: ArraySlice<ClassProbabilities>) {
    precondition(
      answers.count == questions.count, "\(answers.count) answers to \(questions.count) glyphs")
    for (question, answer) in zip(questions, answers) {
      lines[question.line].probabilities[question.span] = answer
    }
    cropCount += answers.count
    questions = []
  }

  private func decoder(ofLine line: Int) -> LineDecoder {
    LineDecoder(lines[line], constraint: options.constraint, options: options.decoding)
  }

  /// What is read, once nothing is left to ask.
  var reading: Reading { assembly.reading }

  /// The same as another temperature rates it, once nothing is left to ask.
  func reading(temperature: Double) -> Reading {
    var picture = self
    picture.options.decoding.temperature = temperature
    return picture.reading
  }

  /// The same with all that it comes from.
  var trace: ReadingTrace {
    let assembly = assembly
    return ReadingTrace(
      ink: ink,
      lines: zip(lines, zip(lattices, assembly.paths)).map { line, found in
        LineTrace(lattice: found.0, probabilities: line.probabilities, path: found.1)
      },
      reading: assembly.reading)
  }

  private var assembly: ReadingAssembly {
    var assembly = ReadingAssembly(
      width: width, height: height, orientation: orientation, polarity: polarity,
      isPaperEven: isPaperEven, cropCount: cropCount, options: options)
    for line in lines.indices { assembly.add(decoder(ofLine: line).numbers(), of: lines[line]) }
    return assembly
  }
}
