internal import NeuralNetwork
internal import Raster

extension DrawingSynthesizer {
  /// The size of pages without ``SynthesisOptions/canvas``: A4 at 200 dots an inch.
  public static let pageSize = SynthesisOptions.CanvasSize(width: 1654, height: 2339)

  /// The most numbers of a page.
  public static let mostNumbers = 10_000

  /// Draws a page of numbers, in lines and columns that a hand wrote: sizes and places stray a little,
  /// and lines lean as on a page that lies askew.
  ///
  /// The numbers are of one source and hand. They are made smaller where they would not fit.
  ///
  /// ```swift
  /// let synthesizer = DrawingSynthesizer(sources: [mnist], style: .page, seed: 1)
  /// let page = synthesizer.page(at: 0, numbers: 300)
  /// ```
  ///
  /// - Parameters:
  ///   - index: Which one, from 0; there is no last one.
  ///   - numbers: How many numbers; see ``SynthesisOptions/pageProblem(numbers:)``.
  /// - Returns: The page.
  /// - Complexity: O(pixels + *numbers*).
  public func page(at index: Int, numbers: Int) -> SyntheticPage {
    precondition(options.pageProblem(numbers: numbers) == nil)
    var generator = Xoshiro256(seed: seed, stream: UInt64(bitPattern: Int64(index)))
    let supply = supply(using: &generator)
    let options = drawnOptions(for: supply, using: &generator)
    let hand = generator.index(below: supply.shelf.hands.count)
    let size = options.canvas ?? Self.pageSize
    let margin = generator.uniform(in: options.margin)
    var height = generator.logUniform(in: options.digitHeight)
    let manner = generator
    while true {
      generator = manner
      let lines = (0..<numbers).map { _ in
        writtenLine(of: supply, hand: hand, height: height, options, using: &generator)
      }.filter { !$0.digits.isEmpty }
      guard
        let layout = PageLayout(
          lines, height: height, on: size, margin: margin, using: &generator)
      else {
        precondition(height > 1, "\(numbers) numbers of no size fit")
        height *= 0.95
        continue
      }
      let painter = SheetPainter(options: options, line: WrittenLine(marks: [], height: height))
      let image = painter.paint(layout.numbers, foot: layout.foot, on: size, using: &generator)
      return SyntheticPage(
        image: image,
        numbers: zip(lines, layout.numbers).map { line, digits in
          SyntheticPage.Number(
            text: SyntheticDrawing.text(of: line.labels),
            bounds: digits.map { SheetPainter.box(of: $0, on: image.bounds) }
              .reduce(Rect(x: 0, y: 0, width: 0, height: 0)) { $0.union($1) })
        })
    }
  }

  /// Writes a number of a page, about as high as the others.
  private func writtenLine(
    of supply: DigitSupply, hand: Int, height: Float, _ options: SynthesisOptions,
    using generator: inout Xoshiro256
  ) -> WrittenLine {
    var options = options
    options.canvas = nil
    let own = height * (1 + generator.normal(deviation: 0.05))
    options.digitHeight = own...own
    return writtenLine(of: supply, hand: hand, options, using: &generator)
  }
}

extension SynthesisOptions {
  /// What keeps numbers from being drawn on one page.
  ///
  /// - Parameter numbers: How many.
  /// - Returns: The problem in words; `nil` if there is none.
  public func pageProblem(numbers: Int) -> String? {
    if !(1...DrawingSynthesizer.mostNumbers).contains(numbers) {
      return "\(numbers) numbers on a page, not 1 to \(DrawingSynthesizer.mostNumbers)"
    }
    let size = canvas ?? DrawingSynthesizer.pageSize
    // As wide as high, with the paper between them and between numbers.
    let broadest =
      Float(digitCount.upperBound) * (1 + max(0, gap.upperBound)) + 2
    let columns = Int(Float(size.width) / (broadest * Self.leastHeightOfPage))
    let rows = Int(Float(size.height) / (2.5 * Self.leastHeightOfPage))
    return numbers <= columns * rows
      ? nil
      : "\(numbers) numbers on a page of \(size.width)×\(size.height) pixels, where at most "
        + "\(columns * rows) are legible"
  }

  /// The height of digits that can be read on a page, in pixels.
  private static let leastHeightOfPage: Float = 12
}
