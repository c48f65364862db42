internal import Raster

/// Finds the level of the paper everywhere in a picture of writing on uneven paper.
///
/// The mean of the paper under a Gaussian, taken anew a few times without what then turns out to be
/// ink. The Gaussian is three box means (Wells, "Efficient synthesis of Gaussian filters by cascaded
/// uniform filters", 1986) over sums of coarse cells; ink is left out of both sums and weights
/// (normalized convolution: Knutsson and Westin, 1993).
///
/// - Parameters:
///   - image: A gray picture with pixels.
///   - flip: 0, or 255 for a picture to be taken as its negative.
///   - spread: The deviation of the Gaussian, in pixels.
///   - options: What is left out.
/// - Returns: The background of the picture or its negative.
/// - Complexity: O(pixels × rounds).
func estimateBackground(
  of image: GrayImage, flip: UInt8, spread: Double, options: PaperOptions = PaperOptions()
) -> Background {
  var cell = 1
  while cell < 32, Double(cell) * 4 < spread { cell *= 2 }
  let deviation = max(0.5, spread / Double(cell))
  var background = meanBackground(
    of: image, without: nil, flip: flip, cell: cell, deviation: deviation)
  for _ in 0..<options.rounds {
    let residuals = Residuals(of: image, background: background, flip: flip)
    let level = max(
      options.exclusion * residuals.otsuLevel, options.minimumExclusion * residuals.noise)
    let ink = markResiduals(of: image, background: background, flip: flip, above: level)
    background = meanBackground(
      of: image, without: ink.grown(by: 1), flip: flip, cell: cell, deviation: deviation)
  }
  return background
}

/// The mean under a Gaussian of those pixels that are not ink.
private func meanBackground(
  of image: GrayImage, without ink: Mask?, flip: UInt8, cell: Int, deviation: Double
) -> Background {
  let columns = (image.width + cell - 1) / cell
  let rows = (image.height + cell - 1) / cell
  var sums: [Float] = Array(repeating: 0, count: columns * rows)
  var weights = sums
  let pixels = image.pixels.span
  var total: Float = 0
  var totalWeight: Float = 0
  for row in 0..<rows {
    for y in row * cell..<min(image.height, (row + 1) * cell) {
      for column in 0..<columns {
        var sum: UInt32 = 0
        var count: UInt32 = 0
        for x in column * cell..<min(image.width, (column + 1) * cell) {
          var paper: UInt32 = 1
          if let ink { paper = ink[x, y] ? 0 : 1 }
          sum &+= paper &* UInt32(pixels[y &* image.width &+ x] ^ flip)
          count &+= paper
        }
        sums[row * columns + column] += Float(sum)
        weights[row * columns + column] += Float(count)
      }
    }
  }
  for index in sums.indices {
    total += sums[index] / Float(cell * cell)
    totalWeight += weights[index] / Float(cell * cell)
  }
  // Where all is ink, what little the whole picture's paper says decides.
  let mean = totalWeight > 0 ? total / totalWeight : 255
  let faith = Float(cell * cell) / 1024
  blur(&sums, columns: columns, rows: rows, deviation: deviation)
  blur(&weights, columns: columns, rows: rows, deviation: deviation)
  let levels = zip(sums, weights).map { ($0 + faith * mean) / ($1 + faith) }
  return Background(cell: cell, columns: columns, rows: rows, levels: levels)
}

/// Takes three box means in both directions: near enough a Gaussian.
///
/// Beyond the sides nothing counts.
private func blur(_ values: inout [Float], columns: Int, rows: Int, deviation: Double) {
  // A box of 2r + 1 has the variance r(r + 1)/3.
  let radius = max(1, Int((((4 * deviation * deviation + 1).squareRoot() - 1) / 2).rounded()))
  for _ in 0..<3 {
    for row in 0..<rows {
      averageLine(&values, start: row * columns, count: columns, stride: 1, radius: radius)
    }
    for column in 0..<columns {
      averageLine(&values, start: column, count: rows, stride: columns, radius: radius)
    }
  }
}

/// The running mean of one line, beyond whose ends lies 0.
private func averageLine(
  _ values: inout [Float], start: Int, count: Int, stride: Int, radius: Int
) {
  let scale = 1 / Float(2 * radius + 1)
  let line = (0..<count).map { values[start + $0 * stride] }
  // Whole numbers up to 2^24 times the cells stay near enough exact in 64 bits.
  var sum = 0.0
  for index in 0..<min(count, radius) { sum += Double(line[index]) }
  for index in 0..<count {
    if index + radius < count { sum += Double(line[index + radius]) }
    values[start + index * stride] = max(0, Float(sum)) * scale
    if index >= radius { sum -= Double(line[index - radius]) }
  }
}
