internal import DigitClassifier
internal import Raster
internal import Segmentation

extension Reading {
  /// Joins what the stages found: the last step, and the only one that knows the trust floor.
  ///
  /// - Parameters:
  ///   - segmented: The glyphs in reading order.
  ///   - probabilities: One result a glyph, in their order.
  ///   - width: The picture's columns.
  ///   - height: The picture's rows.
  ///   - minimumConfidence: The trust floor, from 0 to 1.
  init(
    of segmented: SegmentedImage, probabilities: [ClassProbabilities], width: Int, height: Int,
    minimumConfidence: Float
  ) {
    var predictions: [DigitPrediction] = []
    var lines: [Line] = []
    var lastLine: Int?
    for (glyph, probabilities) in zip(segmented.glyphs, probabilities) {
      let isNewLine = glyph.line != lastLine
      lastLine = glyph.line
      let digit = String(probabilities.digit)
      if let line = lines.last, !isNewLine {
        lines[lines.count - 1] = Line(
          text: line.text + digit, bounds: line.bounds.union(glyph.bounds))
      } else {
        lines.append(Line(text: digit, bounds: glyph.bounds))
      }
      predictions.append(
        DigitPrediction(
          digit: probabilities.digit, confidence: probabilities.confidence,
          probabilities: Array(probabilities.values.prefix(10)),
          notADigit: probabilities.notADigit, bounds: glyph.bounds,
          line: lines.count - 1, isUncertain: probabilities.confidence < minimumConfidence))
    }
    self.predictions = predictions
    self.lines = lines
    self.width = width
    self.height = height
    self.orientation = 1
    self.polarity = segmented.polarity
    if predictions.isEmpty {
      status = .empty
      confidence = 0
    } else {
      status = predictions.contains(where: \.isUncertain) ? .review : .ok
      confidence = predictions.reduce(1) { $0 * $1.confidence }
    }
  }
}
