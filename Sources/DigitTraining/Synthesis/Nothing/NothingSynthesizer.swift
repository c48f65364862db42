internal import NeuralNetwork
internal import Raster

/// Makes up pictures on which no digit is: what a reader must not find a number in.
///
/// In turn words of letters that no hand makes look like digits, scribbles, paper without a word, and
/// what photographs show beside paper. Each picture depends on the sources, the options, the seed and
/// its own index alone.
///
/// ```swift
/// let synthesizer = NothingSynthesizer(sources: [letters], seed: 1)
/// let picture = synthesizer.drawing(at: 0).image
/// ```
public struct NothingSynthesizer: Sendable {
  /// What a picture shows.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Letters and signs, left to right.
    case letters

    /// A pen that goes to and fro.
    case scribble

    /// Paper with its lines, frames and shadows, and not a stroke.
    case paper

    /// Surfaces and their edges, out of focus.
    case photograph
  }

  /// Paper, ink and light; what is said of digits holds for letters.
  public let options: SynthesisOptions

  /// Where all randomness comes from.
  public let seed: UInt64

  private let signs: [SignSupply]

  /// Creates a synthesizer.
  ///
  /// - Parameters:
  ///   - sources: Where letters come from: their samples that are no digit. Without one no picture
  ///     shows letters.
  ///   - options: Paper, ink and light; see ``SynthesisOptions/problem``.
  ///   - seed: Equal seeds give equal pictures, on every machine.
  /// - Complexity: O(samples).
  public init(
    sources: [any GlyphSource], options: SynthesisOptions = SynthesisOptions(), seed: UInt64
  ) {
    precondition(options.problem == nil, options.problem ?? "")
    signs = sources.compactMap { SignSupply($0) }
    self.options = options
    self.seed = seed
  }

  /// What a picture shows.
  ///
  /// - Parameter index: Which one, from 0.
  /// - Returns: The kind; each is as frequent as the others.
  public func kind(at index: Int) -> Kind {
    let kinds = Kind.allCases.filter { $0 != .letters || !signs.isEmpty }
    return kinds[index % kinds.count]
  }

  /// Draws a picture.
  ///
  /// - Parameter index: Which one, from 0; there is no last one.
  /// - Returns: A drawing without digits.
  public func drawing(at index: Int) -> SyntheticDrawing {
    var generator = Xoshiro256(seed: seed, stream: UInt64(bitPattern: Int64(index)))
    return drawing(of: kind(at: index), options, using: &generator)
  }

  /// Draws a picture to train on: with paper, ink and light as numbers to train on have them.
  ///
  /// - Parameter index: Which one, from 0; there is no last one.
  /// - Returns: A drawing without digits.
  func trainingDrawing(at index: Int) -> SyntheticDrawing {
    var generator = Xoshiro256(seed: seed, stream: UInt64(bitPattern: Int64(index)))
    let options = TrainingStyle.options(isDrawn: true, using: &generator)
    return drawing(of: kind(at: index), options, using: &generator)
  }

  private func drawing(
    of kind: Kind, _ options: SynthesisOptions, using generator: inout Xoshiro256
  ) -> SyntheticDrawing {
    let height = generator.logUniform(in: options.digitHeight)
    var options = options
    let marks: [InkCoverage]
    switch kind {
    case .letters: marks = letters(height: height, options, using: &generator)
    case .scribble: marks = scribbles(height: height, options, using: &generator)
    case .paper:
      marks = []
      options.canvas = options.canvas ?? Self.canvas(height: height, using: &generator)
    case .photograph:
      let canvas = options.canvas ?? Self.canvas(height: height, using: &generator)
      let image = PhotographTexture.draw(canvas, noise: options.noise, using: &generator)
      return SyntheticDrawing(
        image: image, digits: [],
        owners: Image(width: image.width, height: image.height, filledWith: 0))
    }
    return SheetPainter(options: options, line: WrittenLine(marks: marks, height: height))
      .paint(using: &generator)
  }

  /// The size of a picture that no writing gives its own.
  private static func canvas(
    height: Float, using generator: inout Xoshiro256
  ) -> SynthesisOptions.CanvasSize {
    SynthesisOptions.CanvasSize(
      width: Int(height * generator.uniform(in: 1.5...8)) + 8,
      height: Int(height * generator.uniform(in: 1.3...5)) + 8)
  }

  private func letters(
    height: Float, _ options: SynthesisOptions, using generator: inout Xoshiro256
  ) -> [InkCoverage] {
    let supply = signs[generator.index(below: signs.count)]
    let slant = generator.uniform(in: options.slant)
    let pen = max(0.6, generator.logUniform(in: options.penWidth) * height)
    let gap = generator.uniform(in: 0.03...0.35)
    var marks: [InkCoverage] = []
    var x = 0
    for _ in 0..<generator.whole(in: 1...8) {
      let shape = GlyphShape(
        height: max(4, height * generator.uniform(in: 0.65...1.1)), breadth: 1, slant: slant,
        turn: generator.normal(deviation: options.turnJitter) * .pi / 180)
      let ink = supply.sample(using: &generator)
      guard var mark = ink.draw(shape: shape, penWidth: pen) else { continue }
      mark.x = x
      mark.y += Int(generator.normal(deviation: options.baselineJitter) * height)
      x += mark.width + Int(gap * height)
      marks.append(mark)
    }
    return marks
  }

  private func scribbles(
    height: Float, _ options: SynthesisOptions, using generator: inout Xoshiro256
  ) -> [InkCoverage] {
    let pen = max(0.6, generator.logUniform(in: options.penWidth) * height)
    var marks: [InkCoverage] = []
    for _ in 0..<generator.whole(in: 1...3) {
      let shape = GlyphShape(
        height: height * generator.uniform(in: 0.8...2.5), breadth: 1, slant: 0, turn: 0)
      let strokes = [Scribble.stroke(using: &generator)]
      guard var mark = StrokeInk.draw(strokes, penWidth: pen, shape: shape) else { continue }
      let reach = marks.last.map { $0.x + $0.width } ?? 0
      mark.x = reach + Int(height * generator.uniform(in: -0.3...1))
      marks.append(mark)
    }
    return marks
  }
}
