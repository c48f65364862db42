internal import DigitClassifier
internal import Raster
internal import Segmentation

/// A picture while it is read: says what the network is to be asked next, and takes its answers.
///
/// Whoever runs it asks for the glyphs of many pictures at once.
///
/// A picture whose one number is not sure is read once more, with other settings of what is ink and of the
/// size that it is cut at: where one is wrong by a little, the other often is not. Of both numbers that is
/// read which both passes together think likelier, and its probability is the mean of both.
///
/// Where all ink may be one digit whose parts stand above each other, it is looked at as such too.
///
/// ```swift
/// var picture = PictureReading(of: image, options: options)
/// while let glyphs = picture.nextGlyphs() { picture.take(classifier.classify(glyphs)[...]) }
/// let reading = picture.reading
/// ```
struct PictureReading: Sendable {
  /// Which pass is read.
  private enum Choice: Sendable {
    case first

    /// One of both, its probabilities the means of both.
    case blended(isSecond: Bool)
  }

  /// What is asked of now.
  private enum Stage: Sendable {
    case first
    case stack
    case second
  }

  private let options: ReadingOptions
  private let orientation: Int
  private let keepsInk: Bool
  private var first: ReadingPass
  private var second: ReadingPass?
  private var stage = Stage.first
  private var choice = Choice.first

  /// The picture, as long as it may have to be read once more.
  private var image: GrayImage?

  /// What is read, once that is known.
  private var finished: Reading?

  /// Finds the ink and the candidates of a picture.
  ///
  /// - Parameters:
  ///   - image: An upright gray picture.
  ///   - orientation: The EXIF orientation that was undone.
  ///   - options: What is known about it.
  ///   - keepsInk: Whether the ink is kept for ``trace``; otherwise its memory is free at once.
  init(
    of image: GrayImage, orientation: Int = 1, options: ReadingOptions, keepsInk: Bool = false
  ) {
    self.options = options
    self.orientation = orientation
    self.keepsInk = keepsInk
    first = ReadingPass(
      of: image, orientation: orientation, options: options, keepsInk: keepsInk)
    if options.secondReading.isThinkable(ofLines: first.lineCount) { self.image = image }
  }

  /// The glyphs that the network is to be asked of next; `nil` once nothing is left to ask.
  mutating func nextGlyphs() -> [NormalizedGlyph]? {
    while finished == nil {
      if let glyphs = stage == .first ? first.nextGlyphs() : second?.nextGlyphs() { return glyphs }
      switch stage {
      case .first: beginStack()
      case .stack: judgeStack()
      case .second:
        choose()
        finished = reading()
      }
    }
    return nil
  }

  /// Takes the answers.
  ///
  /// - Parameter answers: One for each of the last ``nextGlyphs()``, in their order.
  mutating func take(_ answers: ArraySlice<ClassProbabilities>) {
    if stage == .first { first.take(answers) } else { second?.take(answers) }
  }

  /// Begins to look at all ink as one digit, if it may be.
  private mutating func beginStack() {
    second = ReadingPass(stackOf: first)
    if second == nil { beginSecond() } else { stage = .stack }
  }

  /// Reads all ink as one digit if that is what it is, and goes on otherwise.
  private mutating func judgeStack() {
    if let stack = second?.reading(), isOneDigit(stack) {
      choice = .blended(isSecond: true)
      finished = reading()
      return
    }
    first.add(cropsOf: second)
    second = nil
    beginSecond()
  }

  /// Whether all ink is probably one digit, and another text than the lines have by themselves.
  private func isOneDigit(_ stack: Reading) -> Bool {
    let lines = first.reading()
    return stack.predictions.count == 1 && stack.predictions[0].confidence >= 0.5
      && stack.text != lines.text
      && (!stack.reasons.contains(.constraint) || lines.reasons.contains(.constraint))
  }

  /// Begins to read the picture once more, if it is to be.
  private mutating func beginSecond() {
    stage = .second
    guard let image else { return }
    self.image = nil
    let reading = first.reading()
    guard options.secondReading.isNeeded(after: reading) else {
      finished = reading
      return
    }
    second = ReadingPass(
      of: image, orientation: orientation, options: options.ofSecondReading, keepsInk: keepsInk)
  }

  /// Chooses between what was read first and what was read then.
  private mutating func choose() {
    guard let again = second?.reading(), !again.numbers.isEmpty else { return }
    choice = .blended(
      isSecond: Spellings(of: again).isPreferred(to: Spellings(of: first.reading())))
  }

  // MARK: what is read

  /// What is read, once nothing is left to ask.
  var reading: Reading { finished ?? reading() }

  /// The same as another temperature rates it, once nothing is left to ask.
  func reading(temperature: Double? = nil) -> Reading {
    let (chosen, other) = passes
    return chosen.reading(
      temperature: temperature,
      blendedWith: isBlended
        ? other.map { Spellings(of: $0.reading(temperature: temperature)) } : nil,
      otherCrops: other?.cropCount ?? 0)
  }

  /// The same with all that it comes from.
  var trace: ReadingTrace {
    let (chosen, other) = passes
    return chosen.trace(
      blendedWith: isBlended ? other.map { Spellings(of: $0.reading()) } : nil,
      otherCrops: other?.cropCount ?? 0)
  }

  /// The pass that is read, and the other, if there was one.
  private var passes: (chosen: ReadingPass, other: ReadingPass?) {
    if case .blended(isSecond: true) = choice, let second { return (second, first) }
    return (first, second)
  }

  private var isBlended: Bool {
    if case .blended = choice { true } else { false }
  }
}
