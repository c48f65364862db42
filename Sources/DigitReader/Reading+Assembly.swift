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
    let predictions = zip(segmented.glyphs, probabilities).map { glyph, probabilities in
      DigitPrediction(
        digit: probabilities.digit, confidence: probabilities.confidence,
        probabilities: Array(probabilities.values.prefix(10)), bounds: glyph.bounds,
        line: glyph.line, isUncertain: probabilities.confidence < minimumConfidence)
    }
    self.predictions = predictions
    self.lines = Self.lines(of: predictions)
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

  private static func lines(of predictions: [DigitPrediction]) -> [Line] {
    var lines: [Line] = []
    var first = 0
    while first < predictions.count {
      let line = predictions[first...].prefix { $0.line == predictions[first].line }
      lines.append(
        Line(
          text: line.map { String($0.digit) }.joined(),
          bounds: line.dropFirst().reduce(line[first].bounds) { $0.union($1.bounds) }))
      first = line.endIndex
    }
    return lines
  }
}
