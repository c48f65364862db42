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
///
/// Sources that know where the pen passed are drawn at their size with a pen of any width; samples of
/// others are enlarged pictures of 28×28 pixels.
public struct DrawingSynthesizer: Sendable {
  /// How drawings are made up, or what all of them begin with.
  public let options: SynthesisOptions

  /// Where all randomness comes from.
  public let seed: UInt64

  private let supplies: [DigitSupply]

  /// How often each supply is drawn from.
  private let tickets: [Int]

  private let signs: [SignSupply]

  /// What the options of each drawing are drawn from; `nil` where all have the same.
  private let style: SynthesisStyle?

  /// What departs from the style.
  private let change: @Sendable (inout SynthesisOptions) -> Void

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
    self.init(
      sources: sources, strokes: strokes, options: options, style: nil, seed: seed, change: { _ in }
    )
  }

  /// Creates a synthesizer of a style.
  ///
  /// - Parameters:
  ///   - sources: Where digits come from; see the other initializer. For ``SynthesisStyle/training``
  ///     pen strokes are taken more often than pictures, and writers that are known less often than
  ///     crowds.
  ///   - strokes: Sets of pen strokes, each as often as a source.
  ///   - style: What drawings look like.
  ///   - seed: Equal seeds give equal drawings, on every machine.
  ///   - change: What departs from the style, in each drawing's options.
  /// - Complexity: O(samples).
  public init(
    sources: [any GlyphSource], strokes: [[StrokeRecord]] = [], style: SynthesisStyle, seed: UInt64,
    change: @escaping @Sendable (inout SynthesisOptions) -> Void = { _ in }
  ) {
    var options = style.options
    change(&options)
    self.init(
      sources: sources, strokes: strokes, options: options,
      style: style == .training ? style : nil, seed: seed, change: change)
  }

  private init(
    sources: [any GlyphSource], strokes: [[StrokeRecord]], options: SynthesisOptions,
    style: SynthesisStyle?, seed: UInt64,
    change: @escaping @Sendable (inout SynthesisOptions) -> Void
  ) {
    let supplies =
      sources.compactMap { DigitSupply($0) } + strokes.compactMap { DigitSupply($0) }
    precondition(!supplies.isEmpty, "no digits to draw")
    precondition(options.problem == nil, options.problem ?? "")
    self.supplies = supplies
    tickets = supplies.map { supply in
      if style == nil { return 1 }
      if supply.isDrawn { return 36 }
      // Without known hands it is a collection of thousands of them, as MNIST is.
      return supply.shelf.hands.count > 1 ? 20 : 120
    }
    signs = sources.compactMap { SignSupply($0) }
    self.options = options
    self.style = style
    self.change = change
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
    let supply = supply(using: &generator)
    let options = drawnOptions(for: supply, using: &generator)
    let hand = generator.index(below: supply.shelf.hands.count)
    let line = writtenLine(of: supply, hand: hand, options, using: &generator)
    return SheetPainter(options: options, line: line).paint(using: &generator)
  }

  /// The options of one picture.
  func drawnOptions(
    for supply: DigitSupply, using generator: inout Xoshiro256
  ) -> SynthesisOptions {
    guard let style else { return options }
    var options = style.options(isDrawn: supply.isDrawn, using: &generator)
    change(&options)
    precondition(options.problem == nil, options.problem ?? "")
    return options
  }

  /// Chooses where digits come from.
  func supply(using generator: inout Xoshiro256) -> DigitSupply {
    var ticket = generator.index(below: tickets.reduce(0, +))
    for (supply, count) in zip(supplies, tickets) {
      if ticket < count { return supply }
      ticket -= count
    }
    preconditionFailure("a ticket of no supply")
  }

  /// Writes a number with a hand, fitted to the canvas if there is one.
  func writtenLine(
    of supply: DigitSupply, hand: Int, _ options: SynthesisOptions,
    using generator: inout Xoshiro256
  ) -> WrittenLine {
    let isRound = generator.chance(options.roundShare)
    let isMixed = options.mixedShare > 0 && generator.chance(options.mixedShare)
    var labels: [UInt8] = []
    var inks: [DigitInk] = []
    for place in 0..<generator.whole(in: options.digitCount) {
      let wanted = isRound && place > 0 ? 0 : generator.index(below: 10)
      var (supply, hand) = (supply, hand)
      if isMixed {
        supply = self.supply(using: &generator)
        hand = generator.index(below: supply.shelf.hands.count)
      }
      var sample = supply.sample(of: wanted, hand: hand, using: &generator)
      if case .strokes(let strokes) = sample.ink {
        if options.editShare > 0, generator.chance(options.editShare) {
          let edited = StrokeEdits.apply(to: strokes, label: sample.label, using: &generator)
          sample = (edited.label, .strokes(edited.strokes))
        }
      }
      labels.append(sample.label)
      inks.append(sample.ink)
    }
    var beside: [DigitInk] = []
    if options.signShare > 0, !signs.isEmpty, generator.chance(options.signShare) {
      let signs = signs[generator.index(below: signs.count)]
      beside = (0..<generator.whole(in: 1...3)).map { _ in signs.sample(using: &generator) }
    }
    var height = generator.logUniform(in: options.digitHeight)
    let manner = generator
    while true {
      generator = manner
      let line = WrittenLine(
        labels: labels, inks: inks, signs: beside, height: height, options: options,
        using: &generator)
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
