internal import DigitReader
internal import Pages
internal import Raster
internal import Segmentation

/// The pictures of an explanation: what each stage made of the picture.
enum ExplanationPictures {
  /// A picture inside a page; a small one is enlarged, its pixels kept.
  static func figure(_ picture: Image<RGB>) -> String {
    let width = picture.width * max(1, min(8, clearWidth / max(1, picture.width)))
    return """
      <figure><img class="pixels" width="\(width)" src="\(HTML.address(picture))" alt=""></figure>
      """
  }

  /// What people see well.
  private static let clearWidth = 400

  /// How much ink each pixel holds, black for full ink.
  static func ink(of picture: InkPicture) -> Image<RGB> {
    Image(
      width: picture.ink.width, height: picture.ink.height,
      pixels: picture.ink.pixels.map { RGB(gray: 255 - $0) })
  }

  /// Which pixels are ink.
  static func mask(of ink: InkPicture) -> Image<RGB> {
    var picture = blank(width: ink.mask.width, height: ink.mask.height)
    for y in 0..<picture.height {
      for x in 0..<picture.width where ink.mask[x, y] { picture[x, y] = RGB(gray: 0) }
    }
    return picture
  }

  /// Each component in a color.
  static func components(_ components: ComponentSet, width: Int, height: Int) -> Image<RGB> {
    var picture = blank(width: width, height: height)
    for (number, component) in components.enumerated() {
      for run in component.runs {
        for x in run.columns { picture[x, run.y] = color(number) }
      }
    }
    return picture
  }

  /// Each piece that ink was cut into in a color.
  static func pieces(of trace: ReadingTrace, width: Int, height: Int) -> Image<RGB> {
    var picture = blank(width: width, height: height)
    for line in trace.lines {
      for number in line.lattice.primitives.indices {
        paint(piece(number, of: line), of: line, on: &picture, color(number))
      }
    }
    return picture
  }

  /// Each digit that was read in a color, other ink in pale gray.
  static func digits(of trace: ReadingTrace, width: Int, height: Int) -> Image<RGB> {
    var picture = blank(width: width, height: height)
    for line in trace.lines {
      for number in line.lattice.primitives.indices {
        paint(piece(number, of: line), of: line, on: &picture, RGB(gray: 210))
      }
      for step in line.path {
        guard let number = step.prediction else { continue }
        paint(line.lattice.spans[step.span], of: line, on: &picture, color(number))
      }
    }
    return picture
  }

  /// A crop: its own ink white, what stands around it blue.
  static func crop(_ glyph: NormalizedGlyph) -> Image<RGB> {
    func level(_ value: Float) -> UInt8 { UInt8((min(max(value, 0), 1) * 255).rounded()) }
    return Image(
      width: NormalizedGlyph.side, height: NormalizedGlyph.side,
      pixels: glyph.ink.indices.map { index in
        let own = level(glyph.ink[index])
        let around = glyph.context.isEmpty ? 0 : level(glyph.context[index])
        return RGB(red: own, green: max(own, around / 2), blue: max(own, around))
      })
  }

  /// A single piece of ink as a candidate, which it need not be.
  private static func piece(_ number: Int, of line: LineTrace) -> DigitSpan {
    DigitSpan(
      primitives: number..<number + 1, bounds: line.lattice.primitives[number].bounds, prior: 0,
      cutSides: 0, isWhole: false)
  }

  private static func paint(
    _ span: DigitSpan, of line: LineTrace, on picture: inout Image<RGB>, _ color: RGB
  ) {
    line.lattice.forEachSourcePixel(of: span) { x, y in
      if picture.bounds.contains(x: x, y: y) { picture[x, y] = color }
    }
  }

  private static func blank(width: Int, height: Int) -> Image<RGB> {
    Image(width: width, height: height, filledWith: RGB(gray: 255))
  }

  /// Colors that neighbors in the order do not share, and that people who see fewer tell apart by
  /// their lightness (after Okabe and Ito, "Color universal design", 2008).
  private static func color(_ number: Int) -> RGB {
    let palette: [RGB] = [
      RGB(red: 0, green: 114, blue: 178), RGB(red: 230, green: 159, blue: 0),
      RGB(red: 0, green: 158, blue: 115), RGB(red: 213, green: 94, blue: 0),
      RGB(red: 86, green: 180, blue: 233), RGB(red: 204, green: 121, blue: 167),
      RGB(red: 0, green: 0, blue: 0),
    ]
    return palette[number % palette.count]
  }
}
