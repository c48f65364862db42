public import Raster

/// How drawings are made up: what is written, by what hand, on what paper, in what light.
///
/// Lengths named shares are shares of the digit height.
///
/// ```swift
/// var options = SynthesisOptions()
/// options.digitCount = 3...3
/// options.papers = [.plain]
/// ```
public struct SynthesisOptions: Hashable, Sendable {
  /// How many digits a drawing has, 1 to 15.
  public var digitCount = 1...6

  /// The height of digits, in pixels, 8 to 400; each ratio is as likely as another.
  public var digitHeight: ClosedRange<Float> = 14...64

  /// The paper between two digits, as a share; below 0 they overlap.
  public var gap: ClosedRange<Float> = -0.08...0.4

  /// How often a digit is moved up to the outline of the one before it, not to its box.
  public var kerning: Float = 0.5

  /// How far feet stray from the line, as a standard deviation and share.
  public var baselineJitter: Float = 0.04

  /// How far heights stray within a drawing, as a standard deviation and share.
  public var sizeJitter: Float = 0.06

  /// The width of the pen, as a share; each ratio is as likely as another.
  ///
  /// Digits that come as pictures keep their own.
  public var penWidth: ClosedRange<Float> = 0.045...0.17

  /// The slant of the hand: columns that a digit leans right for each row up.
  public var slant: ClosedRange<Float> = -0.15...0.35

  /// How far widths stray within a drawing, as a standard deviation and share.
  public var widthJitter: Float = 0.05

  /// How often the digits of a drawing get smaller toward its end.
  public var shrinkShare: Float = 0

  /// How far strokes are bent within a digit, as a standard deviation and share; of pen strokes only.
  public var bend: Float = 0

  /// How often digits of pen strokes are written in another way: a 1 with a flag or a hook, a 7 with
  /// a bar, a 6 without its loop; 1 for as often as in a crowd of writers.
  public var editShare: Float = 0

  /// How often a digit's ink has gaps, as of a pen that runs dry.
  public var wornShare: Float = 0

  /// How often the digits of a drawing are of several sources.
  public var mixedShare: Float = 0

  /// How often strokes lead from digits to the next.
  public var ligatureShare: Float = 0

  /// How often there are dots or commas between digits.
  public var pointShare: Float = 0

  /// How often a comma, a point, an apostrophe or a dash stands between two digits, with paper of its own.
  public var punctuationShare: Float = 0

  /// How often there is a dash behind the last digit.
  public var dashShare: Float = 0

  /// How often letters or other signs stand beside the digits, where sources have any.
  public var signShare: Float = 0

  /// How often there is a line below the digits, in their ink.
  public var underlineShare: Float = 0

  /// How often sides of a printed box lie along the edges.
  public var sideShare: Float = 0

  /// How often a picture has the blocks of a picture of few bytes.
  public var blockShare: Float = 0

  /// How far digits turn within a drawing, as a standard deviation in degrees.
  public var turnJitter: Float = 4

  /// How often all digits after the first are zeros, as in round amounts.
  public var roundShare: Float = 0.1

  /// The papers to choose from.
  public var papers: [SyntheticPaper] = SyntheticPaper.allCases

  /// How strong a paper's pattern and lines are at most, 0 to 1.
  public var patternStrength: Float = 0.5

  /// How much darker one side of the paper is at most, 0 to 1.
  public var gradient: Float = 0.3

  /// How often a shadow lies over a part of the paper.
  public var shadowShare: Float = 0.15

  /// How much fainter ink gets where the pen was pressed less, 0 to 1.
  public var pressure: Float = 0.4

  /// The greatest standard deviation of noise, as a share of white.
  public var noise: Float = 0.05

  /// The greatest standard deviation of blur, as a share of the digit height, 0 to 0.1.
  public var blur: Float = 0.025

  /// How often a drawing is light on dark.
  public var invertedShare: Float = 0.1

  /// The colors of ink to choose from.
  public var inks = [
    RGB(gray: 0), RGB(gray: 30), RGB(gray: 80), RGB(red: 20, green: 30, blue: 110),
    RGB(red: 30, green: 60, blue: 160), RGB(red: 150, green: 20, blue: 30),
  ]

  /// The colors of paper to choose from.
  public var paperColors = [
    RGB(gray: 255), RGB(gray: 240), RGB(red: 250, green: 244, blue: 228),
    RGB(red: 226, green: 236, blue: 244), RGB(gray: 205),
  ]

  /// The size of drawings; `nil` for as large as the digits and the margin want.
  ///
  /// Digits that would not fit are made smaller.
  public var canvas: CanvasSize?

  /// The paper left on each side, as a share; without a canvas.
  public var margin: ClosedRange<Float> = 0.15...0.7

  /// A size in pixels.
  public struct CanvasSize: Hashable, Sendable {
    /// The number of columns.
    public var width: Int

    /// The number of rows.
    public var height: Int

    /// Creates a size.
    ///
    /// - Parameters:
    ///   - width: The number of columns.
    ///   - height: The number of rows.
    public init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }
  }

  /// Creates the default options: a bit of everything.
  public init() {}

  /// Black digits on white paper, apart from each other: as on a canvas on a screen.
  public static let clean: SynthesisOptions = {
    var options = SynthesisOptions()
    options.gap = 0.08...0.4
    options.papers = [.plain]
    options.gradient = 0
    options.shadowShare = 0
    options.pressure = 0
    options.noise = 0
    options.blur = 0
    options.invertedShare = 0
    options.inks = [RGB(gray: 0)]
    options.paperColors = [RGB(gray: 255)]
    return options
  }()
}
