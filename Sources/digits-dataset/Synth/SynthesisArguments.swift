internal import ArgumentParser
internal import DigitTraining

/// How drawings are made up, as people say it.
struct SynthesisArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the drawings begin with: "
        + SynthesisStyle.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "style"))
  private var style = StyleName(style: .varied)

  @Flag(
    help: "Begin with black digits on white paper instead of a bit of everything: --style clean.")
  var clean = false

  @Option(
    help: ArgumentHelp(
      "Numbers of a page, with --style page. (default: \(defaultNumbers))", valueName: "count"))
  private var numbers: Int?

  @Option(help: ArgumentHelp("Digits of a number.", valueName: "range"))
  var digits: NumberRange?

  @Option(help: ArgumentHelp("Height of the digits in pixels.", valueName: "range"))
  var height: NumberRange?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Paper between two digits, a share; below 0 they overlap.", valueName: "range"))
  var gap: NumberRange?

  @Option(
    help: ArgumentHelp(
      "How often digits touch with their outlines, not their boxes.", valueName: "share"))
  var kerning: Float?

  @Option(
    help: ArgumentHelp(
      "Paper around the digits, a share, a pixel at least.", valueName: "range"))
  var margin: NumberRange?

  @Option(
    help: ArgumentHelp(
      "Width of the pen, a share; of pen strokes only, pictures keep their own.",
      valueName: "range"))
  var pen: NumberRange?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Columns that a digit leans right a row.", valueName: "range"))
  var slant: NumberRange?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Papers to choose from: \(SyntheticPaper.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "paper"))
  var paper: [PaperName] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Colors of paper to choose from, such as FFFFF0.", valueName: "color"))
  var paperColor: [HexadecimalColor] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Colors of ink to choose from, such as 0000A0.", valueName: "color"))
  var ink: [HexadecimalColor] = []

  @Option(help: ArgumentHelp("How strong a paper's pattern is at most.", valueName: "share"))
  var pattern: Float?

  @Option(
    help: ArgumentHelp("How much darker one side of the paper is at most.", valueName: "share"))
  var light: Float?

  @Option(help: ArgumentHelp("How often a shadow lies over the paper.", valueName: "share"))
  var shadow: Float?

  @Option(help: ArgumentHelp("How much fainter ink gets.", valueName: "share"))
  var pressure: Float?

  @Option(help: ArgumentHelp("How often a digit's ink has gaps.", valueName: "share"))
  var worn: Float?

  @Option(help: ArgumentHelp("The greatest noise, a share of white.", valueName: "share"))
  var noise: Float?

  @Option(help: ArgumentHelp("The greatest blur, a share of the height.", valueName: "share"))
  var blur: Float?

  @Option(help: ArgumentHelp("How often a drawing is light on dark.", valueName: "share"))
  var inverted: Float?

  @Option(help: ArgumentHelp("The size of all drawings, such as 280x280.", valueName: "size"))
  var canvas: PixelSize?

  /// What the drawings begin with.
  var chosenStyle: SynthesisStyle { clean ? .clean : style.style ?? .varied }

  /// Whether no digits are drawn but what may be taken for them.
  var isNothing: Bool { style.style == nil }

  /// How many numbers a page has; `nil` where drawings are no pages.
  var numbersOfPage: Int? { style.style == .page ? numbers ?? Self.defaultNumbers : nil }

  private static let defaultNumbers = 100

  /// Sets what departs from the style.
  func apply(to options: inout SynthesisOptions) {
    if let digits { options.digitCount = digits.whole }
    if let height { options.digitHeight = height.range }
    if let gap { options.gap = gap.range }
    if let kerning { options.kerning = kerning }
    if let margin { options.margin = margin.range }
    if let pen { options.penWidth = pen.range }
    if let slant { options.slant = slant.range }
    if !paper.isEmpty { options.papers = paper.map(\.paper) }
    if !paperColor.isEmpty { options.paperColors = paperColor.map(\.color) }
    if !ink.isEmpty { options.inks = ink.map(\.color) }
    if let pattern { options.patternStrength = pattern }
    if let light { options.gradient = light }
    if let shadow { options.shadowShare = shadow }
    if let pressure { options.pressure = pressure }
    if let worn { options.wornShare = worn }
    if let noise { options.noise = noise }
    if let blur { options.blur = blur }
    if let inverted { options.invertedShare = inverted }
    if let canvas { options.canvas = .init(width: canvas.width, height: canvas.height) }
  }

  func validate() throws {
    if clean, style.style != .varied, style.style != .clean {
      throw ValidationError("--clean and --style \(style) are two styles.")
    }
    var options = chosenStyle.options
    apply(to: &options)
    if numbers != nil, numbersOfPage == nil {
      throw ValidationError("--numbers is of pages: --style page.")
    }
    let problem =
      options.problem ?? numbersOfPage.flatMap { options.pageProblem(numbers: $0) }
    if let problem { throw ValidationError("This cannot be drawn: \(problem).") }
  }
}

/// A paper, by its name.
struct PaperName: ExpressibleByArgument {
  let paper: SyntheticPaper

  init?(argument: String) {
    guard let paper = SyntheticPaper(rawValue: argument) else { return nil }
    self.paper = paper
  }

  static var allValueStrings: [String] { SyntheticPaper.allCases.map(\.rawValue) }
}

/// A style, by its name.
private struct StyleName: ExpressibleByArgument, CustomStringConvertible {
  /// The style of numbers; `nil` for pictures without one.
  let style: SynthesisStyle?

  init(style: SynthesisStyle) {
    self.style = style
  }

  init?(argument: String) {
    style = SynthesisStyle(rawValue: argument)
    if style == nil, argument != Self.nothing { return nil }
  }

  static var allValueStrings: [String] { SynthesisStyle.allCases.map(\.rawValue) + [nothing] }

  var description: String { style?.rawValue ?? Self.nothing }

  private static let nothing = "nothing"
}
