internal import NeuralNetwork
private import Raster

/// Makes up pictures of numbers whose every pixel is known: what is written, where, and whose ink.
///
/// ```swift
/// let synthesizer = DrawingSynthesizer(sources: [mnist], options: .clean, seed: 1)
/// for index in 0..<1000 {
///   let drawing = synthesizer.drawing(at: index)
///   print(drawing.text, drawing.digits.map(\.bounds))
/// }
/// ```
///
/// A drawing's digits are of one source, and of one writer where writers are known: neighbors look
/// alike in real numbers. Each drawing depends on the sources, the options, the seed and its own
/// index alone.
public struct DrawingSynthesizer: Sendable {
  /// How drawings are made up.
  public let options: SynthesisOptions

  /// Where all randomness comes from.
  public let seed: UInt64

  private let supplies: [DigitSupply]

  /// Creates a synthesizer.
  ///
  /// - Parameters:
  ///   - sources: Where digits come from, each source as often as the others; samples that are no
  ///     digit are not used.
  ///   - strokes: Sets of pen strokes, each as often as a source. They are drawn at their size with a
  ///     pen of any width, where samples of sources are enlarged pictures of 28×28 pixels. Only
  ///     records of single digits are used. One digit at least must be in all of them together.
  ///   - options: How drawings are made up; see ``SynthesisOptions/problem``.
  ///   - seed: Equal seeds give equal drawings, on every machine.
  /// - Complexity: O(samples).
  public init(
    sources: [any GlyphSource], strokes: [[StrokeRecord]] = [], options: SynthesisOptions,
    seed: UInt64
  ) {
    supplies = sources.compactMap { DigitSupply($0) } + strokes.compactMap { DigitSupply($0) }
    precondition(!supplies.isEmpty, "no digits to draw")
    precondition(options.problem == nil, options.problem ?? "")
    self.options = options
    self.seed = seed
  }

  /// Whether pen strokes hold a digit that can be drawn.
  ///
  /// - Parameter records: A set of pen strokes.
  /// - Returns: Whether one record at least is of a single digit.
  /// - Complexity: O(records).
  public static func hasDigits(_ records: [StrokeRecord]) -> Bool { DigitSupply(records) != nil }

  /// Draws a number.
  ///
  /// - Parameter index: Which one, from 0; there is no last one.
  /// - Returns: The drawing.
  public func drawing(at index: Int) -> SyntheticDrawing {
    var generator = Xoshiro256(seed: seed, stream: UInt64(bitPattern: Int64(index)))
    let line = writtenLine(using: &generator)
    return SheetPainter(options: options, line: line).paint(using: &generator)
  }

  /// Chooses a hand and writes a number with it, fitted to the canvas if there is one.
  private func writtenLine(using generator: inout Xoshiro256) -> WrittenLine {
    let supply = supplies[generator.index(below: supplies.count)]
    let hand = generator.index(below: supply.shelf.hands.count)
    let isRound = generator.chance(options.roundShare)
    var labels: [UInt8] = []
    var inks: [DigitInk] = []
    for place in 0..<generator.whole(in: options.digitCount) {
      let wanted = isRound && place > 0 ? 0 : generator.index(below: 10)
      let sample = supply.sample(of: wanted, hand: hand, using: &generator)
      labels.append(sample.label)
      inks.append(sample.ink)
    }
    var height = generator.logUniform(in: options.digitHeight)
    let manner = generator
    while true {
      generator = manner
      let line = WrittenLine(
        labels: labels, inks: inks, height: height, options: options, using: &generator)
      guard let canvas = options.canvas else { return line }
      let room = min(
        Float(canvas.width - 2) / Float(max(1, line.bounds.width)),
        Float(canvas.height - 2) / Float(max(1, line.bounds.height)))
      if room >= 1 { return line }
      if height > SynthesisOptions.leastHeight {
        height = max(SynthesisOptions.leastHeight, height * min(0.97, room))
      } else if labels.count > 1 {
        // Broad digits that lean: what would lie beyond the edge is not written.
        labels.removeLast()
        inks.removeLast()
      } else {
        return line
      }
    }
  }
}
