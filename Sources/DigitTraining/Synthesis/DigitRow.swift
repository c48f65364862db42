internal import NeuralNetwork
internal import Raster

/// Two or three digits side by side in one crop: touching, overlapping a little, or nearly touching.
enum DigitRow {
  /// Draws a row.
  ///
  /// Neighbors overlap by a quarter of the narrower one at most: more, and two may look like one.
  ///
  /// - Parameters:
  ///   - digits: 28×28 levels each.
  ///   - squeeze: How much narrower the row is drawn: 1 for not at all.
  ///   - generator: Where randomness comes from.
  /// - Returns: The row.
  static func draw(
    _ digits: [[UInt8]], squeeze: Float, using generator: inout some RandomNumberGenerator
  ) -> GrayImage {
    let boxes = digits.map(columns(of:))
    var places: [Int] = []
    var next = 0
    for (index, box) in boxes.enumerated() {
      if index > 0 {
        let narrower = Float(min(box.count, boxes[index - 1].count))
        let overlap = generator.uniform(in: -0.1...0.25)
        next -= Int((overlap * max(narrower, 8)).rounded())
        // Two upright strokes over each other would be one.
        if narrower < 8 { next = max(next, (places.last ?? 0) + boxes[index - 1].count) }
      }
      places.append(next)
      next += box.count
    }
    let least = places.min() ?? 0
    let width = max(1, next - least)
    var row = GrayImage(width: width, height: 34, filledWith: 0)
    for (index, box) in boxes.enumerated() {
      let lift = generator.whole(in: 0...6)
      for y in 0..<28 {
        for x in box {
          let at = places[index] - least + x - box.lowerBound
          guard at < width else { continue }
          row[at, y + lift] = max(row[at, y + lift], digits[index][y * 28 + x])
        }
      }
    }
    return squeeze < 1 ? squeezed(row, by: squeeze) : row
  }

  /// The columns that have ink.
  private static func columns(of ink: [UInt8]) -> Range<Int> {
    var (first, last) = (28, -1)
    for y in 0..<28 {
      for x in 0..<28 where ink[y * 28 + x] > 60 {
        first = min(first, x)
        last = max(last, x)
      }
    }
    return first <= last ? first..<last + 1 : 13..<15
  }

  /// The row with its columns put together: each new one is the mean of what it covers.
  private static func squeezed(_ row: GrayImage, by squeeze: Float) -> GrayImage {
    let width = max(1, Int((Float(row.width) * squeeze).rounded(.up)))
    var result = GrayImage(width: width, height: row.height, filledWith: 0)
    for x in 0..<width {
      let low = Float(x) / squeeze
      let high = min(Float(row.width), Float(x + 1) / squeeze)
      for y in 0..<row.height {
        var sum: Float = 0
        for column in Int(low)..<min(row.width, Int(high.rounded(.up))) {
          let part = min(high, Float(column + 1)) - max(low, Float(column))
          sum += part * Float(row[column, y])
        }
        result[x, y] = UInt8(min(255, max(0, sum * squeeze)).rounded())
      }
    }
    return result
  }
}
