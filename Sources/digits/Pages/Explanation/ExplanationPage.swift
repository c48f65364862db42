internal import DigitReader
internal import FileSystem
internal import Pages
internal import Raster
internal import Segmentation

/// A page that shows how one picture was read: paper, ink, components, cuts, candidates, scores.
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
    let page = html(image, trace, title: "How \(input) was read")
    do throws(FileError) {
      try Directory.create(path.parent)
      try File.write(Array(page.utf8), to: path, isDurable: false)
      return nil
    } catch {
      return error
    }
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - image: The upright picture.
  ///   - trace: How it was read.
  ///   - title: What the page is called.
  /// - Returns: A whole page, pictures included.
  static func html(_ image: GrayImage, _ trace: ReadingTrace, title: String) -> String {
    HTML.page(title: title, style: HTML.plainStyle + style, body: body(image, trace))
  }

  private static func body(_ image: GrayImage, _ trace: ReadingTrace) -> String {
    let reading = trace.reading
    let text = reading.lines.map(\.text).joined(separator: " ")
    var body = """
      <p>\(image.width)×\(image.height) pixels, \(reading.status.rawValue): \
      <b>\(text)</b> (\(HTML.percent(reading.confidence)))\(reasons(reading.reasons))</p>
      <h2>1. What was read</h2><figure class="card">\(PictureCard.html(image, reading))</figure>
      \(numbers(reading))
      """
    guard let ink = trace.ink else {
      return body + "<p>The picture has a single color: there is no ink.</p>"
    }
    let components = connectedComponents(in: ink.mask, connectivity: .eight)
    let tone = ink.polarity == .darkOnLight ? "dark" : "light"
    let pieces = trace.lines.reduce(0) { $0 + $1.lattice.primitives.count }
    let (width, height) = (image.width, image.height)
    let pictures = ExplanationPictures.self
    body += """
      <h2>2. Ink</h2><p>Ink is \(tone), and black here, whatever its color. First as it is shown to \
      the network, then what counts as ink at all; paper, rules, frames and specks are taken out. \
      \(NumberText.fixed(ink.scale, decimals: 2)) pixels here are one of the picture.</p>
      \(pictures.figure(pictures.ink(of: ink)))\(pictures.figure(pictures.mask(of: ink)))
      <h2>3. Components</h2><p>\(components.count) touch no other; each has a color.</p>
      \(pictures.figure(
        pictures.components(components, width: ink.mask.width, height: ink.mask.height)))
      <h2>4. Cuts</h2><p>\(pieces) pieces in \(trace.lines.count) lines of ink, each in a color: \
      where two colors meet in a stroke it may be cut.</p>
      \(pictures.figure(pictures.pieces(of: trace, width: width, height: height)))
      <h2>5. Digits</h2><p>\(reading.predictions.count) digits in \(reading.lines.count) lines, each \
      in a color; gray ink is passed over. \(reading.cropCount) candidates were looked at.</p>
      \(pictures.figure(pictures.digits(of: trace, width: width, height: height)))
      <h2>6. Candidates</h2>

      """
    var room = CandidateList.mostRejected
    for (number, line) in trace.lines.enumerated() {
      if trace.lines.count > 1 { body += "<h3>Line \(number + 1)</h3>\n" }
      body += LatticeDiagram.html(line)
      body += CandidateList.html(line, of: reading, room: &room)
    }
    return body
  }

  private static func numbers(_ reading: Reading) -> String {
    if reading.numbers.isEmpty { return "" }
    var table = "<table><tr><th>Number<th>Confidence<th>Status<th>It may be instead\n"
    for number in reading.numbers {
      let others = number.alternatives.prefix(4)
        .map { "\($0.text) \(HTML.percent($0.confidence))" }
      table += """
        <tr><td><b>\(number.text)</b><td>\(HTML.percent(number.confidence))\
        <td class="\(number.status.rawValue)">\(number.status.rawValue)\(reasons(number.reasons))\
        <td>\(others.joined(separator: ", "))

        """
    }
    return table + "</table>\n"
  }

  private static func reasons(_ reasons: [Reading.Reason]) -> String {
    if reasons.isEmpty { return "" }
    let words = reasons.map { $0.rawValue.split(separator: "_").joined(separator: " ") }
    return ": " + words.joined(separator: ", ")
  }

  /// What candidates need beside the style of all pages.
  private static let style = """

    h3 { font-size: 1em; margin: 1.5em 0 .5em }
    .pixels { image-rendering: pixelated } .card svg { min-width: 25em }
    .tiny { width: 42px; image-rendering: pixelated }
    .crops { display: flex; flex-wrap: wrap; gap: .5em }
    .crops figure { margin: 0; font-size: 12px; line-height: 1.2; text-align: center }
    .lattice { max-width: 100%; height: auto; display: block; margin: .5em 0 1em }
    .lattice rect { stroke-width: 1; stroke: #8886 } .lattice text { font-weight: normal }
    .lattice .chosen rect { stroke: #008040; stroke-width: 2; fill: #00804022 }
    .lattice .chosen text { font-weight: bold }
    """
}
