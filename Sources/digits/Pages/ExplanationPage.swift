internal import DigitReader
internal import FileSystem
internal import Pages
internal import Raster
internal import Segmentation

/// A page that shows how one picture was read: ink, components, cuts, digits, scores.
enum ExplanationPage {
  /// Writes the page.
  ///
  /// - Parameters:
  ///   - image: The upright picture.
  ///   - trace: How it was read.
  ///   - input: Its name.
  ///   - path: Where the page goes.
  /// - Returns: Why it could not be written, or `nil`.
  static func write(
    _ image: GrayImage, _ trace: ReadingTrace, of input: FilePath, to path: FilePath
  ) -> FileError? {
    let page = HTML.page(
      title: "How \(input) was read", body: body(image, trace))
    do throws(FileError) {
      try Directory.create(path.parent)
      try File.write(Array(page.utf8), to: path, isDurable: false)
      return nil
    } catch {
      return error
    }
  }

  private static func body(_ image: GrayImage, _ trace: ReadingTrace) -> String {
    let reading = trace.reading
    let text = reading.lines.map(\.text).joined(separator: " ")
    var body = """
      <p>\(image.width)×\(image.height) pixels, \(reading.status.rawValue): \
      <b>\(text)</b> (\(HTML.percent(reading.confidence)))</p>
      <h2>1. What was read</h2><figure>\(PictureCard.html(image, reading))</figure>

      """
    guard let ink = trace.ink else {
      return body + "<p>The picture has a single color: there is no ink.</p>"
    }
    let components = connectedComponents(in: ink.mask, connectivity: .eight)
    let digits = CropWriter.glyphs(of: trace)
    let tone = ink.polarity == .darkOnLight ? "dark" : "light"
    body += """
      <h2>2. Ink and components</h2><p>Ink is \(tone). \(components.count) components touch no \
      other; each has a color.</p>
      \(figure(picture(of: components, width: ink.mask.width, height: ink.mask.height)))
      <h2>3. Digits</h2><p>\(digits.count) digits in \(reading.lines.count) lines, each in a \
      color: noise is left out, parts are joined, and where two colors meet in a stroke it was \
      cut. \(reading.cropCount) candidates were looked at.</p>
      \(figure(pictureOfDigits(trace, width: image.width, height: image.height)))
      <h2>4. What the network saw, and its scores</h2>
      <table><tr><th>Digit<th>Seen<th>Box<th>Probabilities

      """
    for digit in digits { body += row(digit.glyph, digit.prediction) }
    return body + "</table>"
  }

  private static func row(_ glyph: NormalizedGlyph, _ prediction: DigitPrediction) -> String {
    let seen = CropWriter.picture(of: glyph)
    var classes = prediction.probabilities.enumerated().map { ("\($0)", $1) }
    if let notADigit = prediction.notADigit { classes.append(("no digit", notADigit)) }
    let scores = classes.sorted { $0.1 > $1.1 }.prefix(3)
      .map { name, probability in
        let width = Int((min(max(probability, 0), 1) * 200).rounded())
        return "\(name) <span class=\"bar\" style=\"width:\(width)px\"></span> "
          + HTML.percent(probability)
      }
    let box = prediction.bounds
    return """
      <tr><td class="\(PictureCard.style(of: prediction))"><b>\(prediction.digit)</b>\
      <td><img class="small" src="\(HTML.address(seen))" alt="">\
      <td>\(box.x), \(box.y), \(box.width)×\(box.height)<td>\(scores.joined(separator: "<br>"))

      """
  }

  private static func figure(_ picture: Image<RGB>) -> String {
    "<figure><img src=\"\(HTML.address(picture))\" alt=\"\"></figure>"
  }

  private static func picture(
    of components: ComponentSet, width: Int, height: Int
  ) -> Image<RGB> {
    var picture = Image(width: width, height: height, filledWith: RGB(gray: 255))
    for (number, component) in components.enumerated() {
      for run in component.runs {
        for x in run.columns { picture[x, run.y] = color(number) }
      }
    }
    return picture
  }

  private static func pictureOfDigits(
    _ trace: ReadingTrace, width: Int, height: Int
  ) -> Image<RGB> {
    var picture = Image(width: width, height: height, filledWith: RGB(gray: 255))
    for line in trace.lines {
      for step in line.path {
        guard let number = step.prediction else { continue }
        line.lattice.forEachSourcePixel(of: line.lattice.spans[step.span]) { x, y in
          if picture.bounds.contains(x: x, y: y) { picture[x, y] = color(number) }
        }
      }
    }
    return picture
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
