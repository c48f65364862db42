internal import DigitReader
internal import Pages
internal import Raster

/// Shows a picture with a box and a digit for each that was read, as a drawing inside a page.
enum PictureCard {
  /// The drawing.
  ///
  /// - Parameters:
  ///   - image: The upright picture.
  ///   - reading: What was read in it.
  /// - Returns: An `svg` element that holds the picture itself, reduced where it is large.
  static func html(_ image: GrayImage, _ reading: Reading) -> String {
    let shown = image.reduced(toSide: longestSide)
    // Labels stand above the first line.
    let room = (reading.predictions.map(\.bounds.height).max() ?? 0) / 2
    var svg = """
      <svg viewBox="0 \(-room) \(image.width) \(image.height + room)" \
      width="\(shown.width)"><image href="\(HTML.address(shown))" \
      width="\(image.width)" height="\(image.height)"/>
      """
    for prediction in reading.predictions {
      let box = prediction.bounds
      svg += """
        <g class="\(style(of: prediction))"><rect x="\(box.x)" y="\(box.y)" width="\(box.width)" \
        height="\(box.height)"/><text x="\(box.x + box.width / 2)" y="\(box.y - box.height / 20)" \
        font-size="\(max(1, box.height * 2 / 5))">\(prediction.digit)</text>\
        <title>\(prediction.digit): \(HTML.percent(prediction.confidence))</title></g>
        """
    }
    return svg + "</svg>"
  }

  /// How much a digit is to be trusted, as a class of the page's style.
  static func style(of prediction: DigitPrediction) -> String {
    if prediction.isUncertain { return "review" }
    return prediction.confidence < 0.9 ? "unsure" : "ok"
  }

  private static let longestSide = 800
}

extension GrayImage {
  /// The picture no longer than `side`, made smaller by a whole factor; each pixel is a mean.
  func reduced(toSide side: Int) -> GrayImage {
    let factor = (Swift.max(width, height) + side - 1) / side
    if factor <= 1 { return self }
    var reduced = GrayImage(
      width: (width + factor - 1) / factor, height: (height + factor - 1) / factor, filledWith: 0)
    for y in 0..<reduced.height {
      for x in 0..<reduced.width {
        let cell = Rect(x: x * factor, y: y * factor, width: factor, height: factor)
          .intersection(bounds)
        var sum = 0
        for row in cell.y..<cell.maxY {
          for column in cell.x..<cell.maxX { sum += Int(self[column, row]) }
        }
        reduced[x, y] = UInt8(sum / (cell.width * cell.height))
      }
    }
    return reduced
  }
}
