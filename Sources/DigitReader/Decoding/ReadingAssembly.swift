internal import DigitClassifier
internal import Raster
internal import Segmentation

/// Puts the numbers of a picture's lines together: the last step, and the one that knows what is
/// trusted.
struct ReadingAssembly {
  private let width: Int
  private let height: Int
  private let orientation: Int
  private let polarity: Polarity
  private let isPaperEven: Bool
  private let cropCount: Int
  private let options: ReadingOptions
  private var predictions: [DigitPrediction] = []
  private var lines: [Reading.Line] = []
  private var numbers: [Reading.Number] = []
  private var hasDropped = false

  /// The best path of each line that was added.
  private(set) var paths: [[LineTrace.Step]] = []

  init(
    width: Int, height: Int, orientation: Int, polarity: Polarity, isPaperEven: Bool,
    cropCount: Int, options: ReadingOptions
  ) {
    self.width = width
    self.height = height
    self.orientation = orientation
    self.polarity = polarity
    self.isPaperEven = isPaperEven
    self.cropCount = cropCount
    self.options = options
  }

  /// Adds the numbers of the next line.
  mutating func add(_ found: [FoundNumber], of line: LineCandidates) {
    var path: [LineTrace.Step] = []
    let firstNumber = numbers.count
    let strangers = strangers(beside: found, of: line)
    for number in found {
      let isKept = number.notADigit < options.decoding.maximumNotADigit
      for (place, step) in number.path.steps.enumerated() {
        path.append(
          LineTrace.Step(
            span: step.span, digit: step.digit,
            prediction: isKept ? predictions.count + place : nil))
      }
      if isKept { add(number, of: line, strangers: strangers) } else { hasDropped = true }
    }
    paths.append(path)
    let added = numbers[firstNumber...]
    guard let first = added.first else { return }
    lines.append(
      Reading.Line(
        text: added.map(\.text).joined(separator: " "),
        bounds: added.reduce(first.bounds) { $0.union($1.bounds) }))
  }

  /// Ink as high as a digit that no number of the line takes for one: letters and the like, and digits in
  /// pieces.
  private func strangers(beside found: [FoundNumber], of line: LineCandidates) -> [Rect] {
    var isRead = [Bool](repeating: false, count: line.primitives.count)
    for number in found where number.notADigit < options.decoding.maximumNotADigit {
      for step in number.path.steps {
        for primitive in line.spans[step.span].primitives { isRead[primitive] = true }
      }
    }
    let commas = CommaLikeness.likenesses(of: line.primitives, options.decoding)
    let others = line.primitives.indices.filter {
      !isRead[$0] && commas[$0] < 0.5 && line.primitives[$0].framePenalty <= 0
    }.map { line.primitives[$0] }
    return digitLikeInk(
      among: others, lineHeight: line.lineHeight, options: options.decoding)
  }

  private mutating func add(
    _ found: FoundNumber, of line: LineCandidates, strangers: [Rect]
  ) {
    var found = found
    let first = predictions.count
    for step in found.path.steps { predictions.append(prediction(step, of: line)) }
    let digits = predictions[first...]
    let bounds = digits.reduce(digits[first].bounds) { $0.union($1.bounds) }
    let reach = options.decoding.strangerGap * line.lineHeight
    found.isBesideStranger = strangers.contains { stranger in
      Double(max(stranger.x - bounds.maxX, bounds.x - stranger.maxX)) < reach
    }
    let confidence = Float(found.probability)
    let isCutOff = !isPaperEven && isCutOff(digits)
    let isTrusted =
      !found.isBesideStranger && !isCutOff && confidence >= options.minimumConfidence
      && !digits.contains(where: \.isUncertain)
      && found.isSatisfying && found.notADigit < options.decoding.doubtfulNotADigit
    numbers.append(
      Reading.Number(
        text: found.path.text,
        bounds: bounds, confidence: confidence, status: isTrusted ? .ok : .review,
        reasons: isTrusted
          ? [] : reasons(for: found, digits, isSure: confidence, isCutOff: isCutOff),
        alternatives: found.alternatives.map {
          Reading.Number.Alternative(text: $0.text, confidence: Float($0.probability))
        },
        line: lines.count, digits: first..<predictions.count))
  }

  private func prediction(
    _ step: DecodedPath.Step, of line: LineCandidates
  ) -> DigitPrediction {
    let span = line.spans[step.span]
    guard let scored = line.probabilities[step.span] else {
      preconditionFailure("span \(step.span) is read and was not scored")
    }
    let confidence = scored.values[step.digit]
    return DigitPrediction(
      digit: step.digit, confidence: confidence, probabilities: Array(scored.values.prefix(10)),
      notADigit: scored.notADigit, bounds: span.bounds, line: lines.count,
      number: numbers.count, isCut: span.cutSides > 0,
      isUncertain: confidence < options.minimumConfidence)
  }

  /// Why a number is for a person to review: at least one reason.
  private func reasons(
    for found: FoundNumber, _ digits: ArraySlice<DigitPrediction>, isSure confidence: Float,
    isCutOff: Bool
  ) -> [Reading.Reason] {
    var reasons: [Reading.Reason] = []
    if !found.isSatisfying { reasons.append(.constraint) }
    if found.isBesideStranger || found.notADigit >= options.decoding.doubtfulNotADigit {
      reasons.append(.notADigit)
    }
    if confidence < options.minimumConfidence || digits.contains(where: \.isUncertain) {
      reasons.append(.unsureDigit)
      if digits.contains(where: \.isCut) { reasons.append(.touching) }
      if digits.contains(where: { isAtEdge($0.bounds) }) { reasons.append(.cutByEdge) }
    } else if isCutOff {
      reasons.append(.cutByEdge)
    }
    return reasons
  }

  /// Whether a number of a scan or a photograph may go on behind the picture's edge, or be something that
  /// does and is no writing.
  ///
  /// A drawing may be cut out tightly. So may a number: of several digits none is lost above or below.
  private func isCutOff(_ digits: ArraySlice<DigitPrediction>) -> Bool {
    digits.contains { digit in
      let isAtSide = digit.bounds.x <= 0 || digit.bounds.maxX >= width
      return digits.count == 1 ? isAtEdge(digit.bounds) : isAtSide
    }
  }

  private func isAtEdge(_ bounds: Rect) -> Bool {
    bounds.x <= 0 || bounds.y <= 0 || bounds.maxX >= width || bounds.maxY >= height
  }

  /// The whole.
  var reading: Reading {
    var reasons: [Reading.Reason] = []
    for reason in Reading.Reason.allCases
    where numbers.contains(where: { $0.reasons.contains(reason) }) {
      reasons.append(reason)
    }
    if numbers.isEmpty, hasDropped { reasons = [.notADigit] }
    let isTrusted = numbers.allSatisfy { $0.status == .ok }
    return Reading(
      predictions: predictions, lines: lines, numbers: numbers, width: width, height: height,
      orientation: orientation, polarity: polarity,
      status: numbers.isEmpty ? .empty : isTrusted ? .ok : .review, reasons: reasons,
      confidence: numbers.isEmpty ? 0 : numbers.reduce(1) { $0 * $1.confidence },
      cropCount: cropCount)
  }
}
