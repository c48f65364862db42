internal import Raster

/// All ways to part the ink of one text line into digits.
public struct LineLattice: Sendable {
  /// The ink from left to right.
  public let primitives: [Primitive]

  /// The candidates for digits, by their first primitive, then by their last.
  public let spans: [DigitSpan]

  /// The height of the line's writing, in pixels of the source picture.
  public let lineHeight: Double

  /// The width of the line's strokes, in pixels of the source picture.
  public let strokeWidth: Double

  /// How many connected pieces of ink the line has; ``Primitive/component`` counts them.
  public var componentCount: Int { text.components.count }

  let line: CutLine
  private let text: TextLine
  private let drawn: LineFrame
  private let sheet: InkSheet
  let options: LatticeOptions

  /// Draws a line, cuts it and finds its candidates.
  ///
  /// - Parameters:
  ///   - text: The components of the line.
  ///   - picture: The picture that they are in.
  ///   - cutsAll: Whether all components are cut, or none.
  ///   - options: How to cut.
  init(_ text: TextLine, in picture: InkPicture, cutsAll: Bool, options: LatticeOptions) {
    self.init(
      text, drawn: LineFrame(of: text, in: picture, options: options),
      on: InkSheet(of: picture), cutting: { _ in cutsAll }, options: options)
  }

  private init(
    _ text: TextLine, drawn: LineFrame, on sheet: InkSheet, cutting isCut: (Int) -> Bool,
    options: LatticeOptions
  ) {
    line = CutLine(text, drawn: drawn, on: sheet, cutting: isCut, options: options)
    primitives = line.primitives
    spans = SpanFinder(of: line, options: options).spans
    lineHeight = text.height / sheet.scale
    strokeWidth = text.strokeWidth / sheet.scale
    self.text = text
    self.drawn = drawn
    self.sheet = sheet
    self.options = options
  }

  /// The same line with other cuts.
  ///
  /// Where components are digits beyond doubt, there is no need to look for cuts through them.
  ///
  /// - Parameter isCut: Whether a component is cut, as ``Primitive/component`` counts them.
  /// - Returns: The lattice with the pieces of those components and the whole of all others.
  /// - Complexity: O(pixels of the line at its working height).
  public func cutting(_ isCut: (_ component: Int) -> Bool) -> LineLattice {
    LineLattice(text, drawn: drawn, on: sheet, cutting: isCut, options: options)
  }

  /// Tells of each ink pixel of a candidate, in pixels of the source picture.
  ///
  /// What training labels candidates by: see whose ink they hold. No two candidates without a
  /// primitive in common share a pixel of the picture that ink was found in; where that was a smaller
  /// or larger one than the source, they may share pixels along a cut.
  ///
  /// - Parameters:
  ///   - span: One of ``spans``.
  ///   - body: Told the column and the row of a pixel; one pixel of the source may come up several times.
  public func forEachSourcePixel(of span: DigitSpan, _ body: (_ x: Int, _ y: Int) -> Void) {
    var told: Set<Int> = []
    for index in span.primitives {
      let number = primitives[index].component
      guard told.insert(number).inserted else { continue }
      let pieces = line.primitivesOfComponent[number]
      let isAll = pieces.allSatisfy(span.primitives.contains)
      for run in text.components[number].runs {
        for x in run.columns
        where isAll || span.primitives.contains(piece(at: x, run.y, of: number, among: pieces)) {
          body(Int((Double(x) + 0.5) / sheet.scale), Int((Double(run.y) + 0.5) / sheet.scale))
        }
      }
    }
  }

  /// Which piece of a cut component a pixel of the picture belongs to.
  private func piece(at x: Int, _ y: Int, of number: Int, among pieces: [Int]) -> Int {
    let (column, row) = line.frame.place(x: x, y: y)
    // At a stroke's edge the pixel's place may be another's, or nobody's.
    for reach in 0...2 {
      for otherY in max(0, row - reach)...min(line.frame.height - 1, row + reach) {
        for otherX in max(0, column - reach)...min(line.frame.width - 1, column + reach) {
          let owner = Int(line.frame.owners[otherY * line.frame.width + otherX]) - 1
          if owner >= 0, primitives[owner].component == number { return owner }
        }
      }
    }
    return pieces.min {
      abs(line.rects[$0].midX - Double(column)) < abs(line.rects[$1].midX - Double(column))
    } ?? 0
  }
}
