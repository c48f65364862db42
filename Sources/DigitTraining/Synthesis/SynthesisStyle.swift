public import NeuralNetwork

/// A kind of drawing that has a name.
///
/// ```swift
/// let touching = DrawingSynthesizer(sources: [mnist], style: .touching, seed: 1)
/// ```
public enum SynthesisStyle: String, Hashable, Sendable, CaseIterable {
  /// A bit of everything: the default options.
  case varied

  /// Black digits on white paper, apart from each other.
  case clean

  /// One to eight clean digits, each with paper around it.
  case separate

  /// One to eight clean digits as near to each other as people write them: boxes 0 to 8 % of the
  /// height apart.
  case tight

  /// One to eight clean digits of which each overlaps the one before by 2 to 16 % of the height.
  case touching

  /// Two to eight clean digits apart from each other, and between two of them a comma, a point, an apostrophe
  /// or a dash.
  case punctuated

  /// One to eight digits on paper of any color, in uneven light, blurred and with noise.
  case photographed

  /// One to eight digits on ruled or squared paper.
  case lined

  /// One to eight digits in a printed frame.
  case boxed

  /// One to eight clean digits, large, of pen strokes as thin as a hair.
  case thin

  /// Many numbers on one page, in lines and columns, as ``DrawingSynthesizer/page(at:numbers:)`` draws
  /// them: dark ink on light paper, in light that is not quite even.
  case page

  /// What the reader is trained on: anything that people write and paper does to it.
  case training

  /// The options of one drawing.
  ///
  /// - Parameters:
  ///   - isDrawn: Whether its digits are pen strokes, not pictures.
  ///   - generator: Where the randomness of ``training`` comes from; other styles ask for none.
  /// - Returns: The options.
  public func options(
    isDrawn: Bool, using generator: inout Xoshiro256
  ) -> SynthesisOptions {
    self == .training
      ? TrainingStyle.options(isDrawn: isDrawn, using: &generator) : options
  }

  /// The options of all drawings; those of ``training`` are the default ones.
  public var options: SynthesisOptions {
    var options = SynthesisOptions.clean
    options.digitCount = 1...8
    options.digitHeight = 20...64
    options.kerning = 0
    options.roundShare = 0
    switch self {
    case .varied, .training: return SynthesisOptions()
    case .clean: return .clean
    case .separate: break
    case .tight: options.gap = 0...0.08
    case .touching: options.gap = -0.16 ... -0.02
    case .punctuated:
      options.digitCount = 2...8
      options.punctuationShare = 1
    case .photographed:
      let varied = SynthesisOptions()
      options.papers = [.plain, .texture]
      options.patternStrength = 0.25
      options.gradient = 0.45
      options.shadowShare = 0.5
      options.pressure = 0.4
      options.noise = 0.06
      options.blur = 0.03
      options.blockShare = 0.5
      options.inks = varied.inks
      options.paperColors = varied.paperColors
    case .lined:
      options.papers = [.ruled, .grid]
      options.patternStrength = 0.6
    case .boxed:
      options.papers = [.boxes]
      options.patternStrength = 0.7
    case .page:
      options.digitHeight = 28...56
      options.papers = [.plain, .texture]
      options.patternStrength = 0.15
      options.gradient = 0.3
      options.shadowShare = 0.25
      options.pressure = 0.3
      options.noise = 0.03
      options.blur = 0.02
      options.margin = 1...2.5
      options.inks = Array(SynthesisOptions().inks.prefix(5))
      options.paperColors = SynthesisOptions().paperColors
    case .thin:
      options.digitHeight = 60...200
      options.penWidth = 0.01...0.03
    }
    return options
  }
}
