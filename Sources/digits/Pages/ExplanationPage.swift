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
  ///   - reading: What was read in it.
  ///   - input: Its name.
  ///   - segmentation: How it was taken apart.
  ///   - path: Where the page goes.
  /// - Returns: Why it could not be written, or `nil`.
  static func write(
    _ image: GrayImage, _ reading: Reading, of input: FilePath, segmentation: SegmentationOptions,
    to path: FilePath
  ) -> FileError? {
    let page = HTML.page(
      title: "How \(input) was read", body: body(image, reading, segmentation))
    do throws(FileError) {
      try Directory.create(path.parent)
      try File.write(Array(page.utf8), to: path, isDurable: false)
      return nil
    } catch {
      return error
    }
  }

  private static func body(
    _ image: GrayImage, _ reading: Reading, _ options: SegmentationOptions
  ) -> String {
    let text = reading.lines.map(\.text).joined(separator: " ")
    var body = """
      <p>\(image.width)×\(image.height) pixels, \(reading.status.rawValue): \
      <b>\(text)</b> (\(HTML.percent(reading.confidence)))</p>
      <h2>1. What was read</h2><figure>\(PictureCard.html(image, reading))</figure>

      """
    guard
      let levels = findInkLevels(
        in: image, thresholding: options.thresholding, polarity: options.polarity)
    else { return body + "<p>The picture has a single color: there is no ink.</p>" }
    let mask = binarize(image, threshold: levels.threshold, polarity: levels.polarity)
    let components = connectedComponents(in: mask, connectivity: options.connectivity)
    let glyphs = Segmenter.segment(image, options: options).glyphs
    let dark = levels.polarity == .darkOnLight ? "dark" : "light"
    body += """
      <h2>2. Ink and components</h2><p>Ink is \(dark): the threshold is the gray level \
      \(levels.threshold) of 0 to 255, paper has \(Int(levels.paper)), ink \(Int(levels.ink)). \
      \(components.count) components touch no other; each has a color.</p>
      \(figure(picture(of: components, width: image.width, height: image.height)))
      <h2>3. Digits</h2><p>\(glyphs.count) digits in \(reading.lines.count) lines, each in a \
      color: noise is left out, parts are joined, and where two colors meet in a stroke it was \
      cut.</p>
      \(figure(picture(of: glyphs, width: image.width, height: image.height)))
      <h2>4. What the network saw, and its scores</h2>
      <table><tr><th>Digit<th>Seen<th>Box<th>Probabilities

      """
    for (glyph, prediction) in zip(glyphs, reading.predictions) {
      body += row(glyph, prediction)
    }
    return body + "</table>"
  }

  private static func row(_ glyph: Glyph, _ prediction: DigitPrediction) -> String {
    let seen = CropWriter.picture(of: GlyphNormalizer.normalize(glyph.ink))
    var classes = prediction.probabilities.enumerated().map { ("\($0)", $1) }
    if let notADigit = prediction.notADigit { classes.append(("no digit", notADigit)) }
    let scores = classes.sorted { $0.1 > $1.1 }.prefix(3)
      .map { name, probability in
        let width = Int((min(max(probability, 0), 1) * 200).rounded())
        return "\(name) <span class=\"bar\" style=\"width:\(width)px\"></span> "
          + HTML.percent(probability)
      }
    let box = glyph.bounds
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

  private static func picture(of glyphs: [Glyph], width: Int, height: Int) -> Image<RGB> {
    var picture = Image(width: width, height: height, filledWith: RGB(gray: 255))
    for (number, glyph) in glyphs.enumerated() {
      for y in 0..<glyph.ink.height {
        for x in 0..<glyph.ink.width where glyph.ink[x, y] > 0 {
          let place = (x: glyph.bounds.x + x, y: glyph.bounds.y + y)
          if picture.bounds.contains(x: place.x, y: place.y) {
            picture[place.x, place.y] = color(number)
          }
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
