internal import DigitTraining
internal import Raster

/// One picture of the samples that a person should look at.
///
/// Below each stands its class on the left, and on the right, in another color, what it was read as;
/// a dash is the class of what is no digit.
enum WorstSheet {
  /// Draws the sheet.
  ///
  /// - Parameters:
  ///   - evaluation: What was measured.
  ///   - count: The most samples.
  /// - Returns: The samples row by row; an empty sheet if nothing was measured.
  static func draw(_ evaluation: DetailedEvaluation, count: Int) -> Image<RGB> {
    let worst = evaluation.worst(count)
    let rows = max(1, (worst.count + columns - 1) / columns)
    var sheet = Image(
      width: gap + columns * (side + gap), height: gap + rows * (side + captionHeight + gap),
      filledWith: RGB(gray: 255))
    for (place, outcome) in worst.enumerated() {
      let x = gap + place % columns * (side + gap)
      let y = gap + place / columns * (side + captionHeight + gap)
      let ink = Evaluation.ink(of: outcome, in: evaluation)
      for row in 0..<NormalizedGlyph.side {
        for column in 0..<NormalizedGlyph.side {
          sheet.fill(
            Rect(x: x + column * scale, y: y + row * scale, width: scale, height: scale),
            with: RGB(gray: 255 - ink[row * NormalizedGlyph.side + column]))
        }
      }
      sheet.frame(
        Rect(x: x, y: y, width: side, height: side), thickness: 1, color: RGB(gray: 200))
      let top = y + side + 4
      let isRight = outcome.isCorrect
      sheet.draw(
        caption(outcome.label), x: x, y: top, scale: 2, color: RGB(red: 0, green: 90, blue: 150))
      sheet.draw(
        caption(outcome.prediction), x: x + side - LabelFont.width * 2, y: top, scale: 2,
        color: isRight ? RGB(gray: 120) : RGB(red: 200, green: 70, blue: 0))
    }
    return sheet
  }

  private static func caption(_ label: UInt8) -> String {
    label == GlyphLabel.notADigit ? "-" : "\(label)"
  }

  private static let columns = 10
  private static let scale = 3
  private static let side = NormalizedGlyph.side * scale
  private static let captionHeight = 4 + LabelFont.height * 2
  private static let gap = 8
}
