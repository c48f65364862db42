internal import Raster

/// Finds the level of the paper everywhere in a picture of writing on uneven paper.
///
/// The mean of the paper under a Gaussian, taken anew a few times without what then turns out to be
/// ink. The Gaussian is three box means (Wells, "Efficient synthesis of Gaussian filters by cascaded
/// uniform filters", 1986) over sums of cells; ink is left out of both sums and weights (normalized
/// convolution: Knutsson and Westin, 1993).
///
/// Such a mean does not follow the sides of a shade. Where the paper differs from place to place by half as much
/// as ink does from paper, the closed paper goes ahead of it; elsewhere that would take the lines of a printed
/// pattern for ink.
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
  var first = Background(constant: 128, of: image, cell: cellSize(for: spread))
  var background = corrected(first, with: image, without: nil, flip: flip, spread: spread)
  var residuals = Residuals(of: image, background: background, flip: flip)
  if let squares = lightSquares(of: image, flip: flip, spread: spread),
    Double(squares.range) > options.minimumShade * residuals.otsuLevel
  {
    // The side of a shade is narrow.
    let cell = max(2, first.cell / 8)
    let closed = closedPaper(
      of: image, flip: flip, cell: cell,
      reach: max(1, Int((options.shadeReach * spread / Double(cell)).rounded())))
    let rest = Residuals(of: image, background: closed, flip: flip)
    // Noise alone differs from place to place, too.
    if Double(squares.range) > options.minimumShadeInNoise * rest.noise {
      first = closed
      background = closed
      residuals = rest
    }
  }
  for round in 0..<options.rounds {
    if round > 0 { residuals = Residuals(of: image, background: background, flip: flip) }
    let otsu = residuals.otsuLevel
    var noise = residuals.noise
    // Where a digit fills its picture the first mean lies between ink and paper, far from either.
    if round == 0, noise > otsu { noise = residuals.noiseOfLighterPaper }
    let level = max(options.exclusion * otsu, options.minimumExclusion * noise)
    let ink = markResiduals(of: image, background: background, flip: flip, above: level)
    background = corrected(
      first, with: image, without: ink.grown(by: 1), flip: flip, spread: spread)
  }
  return background
}

/// The mean of a picture under a Gaussian: its background, if ink may be dark or light.
///
/// - Parameters:
///   - image: A gray picture with pixels.
///   - spread: The deviation of the Gaussian, in pixels.
/// - Returns: The mean around each pixel.
/// - Complexity: O(pixels).
func meanBackground(of image: GrayImage, spread: Double) -> Background {
  corrected(
    Background(constant: 128, of: image, cell: cellSize(for: spread)), with: image, without: nil,
    flip: 0, spread: spread)
}

/// Cells are far smaller than the Gaussian that they are blurred with.
private func cellSize(for spread: Double) -> Int {
  var cell = 1
  while cell < 32, Double(cell) * 4 < spread { cell *= 2 }
  return cell
}

/// A background to which the mean of what it leaves, but for ink, is added.
private func corrected(
  _ background: Background, with image: GrayImage, without ink: Mask?, flip: UInt8, spread: Double
) -> Background {
  let cell = background.cell
  let columns = background.columns
  let rows = background.rows
  var sums: [Float] = Array(repeating: 0, count: columns * rows)
  var weights = sums
  let pixels = image.pixels.span
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
        let index = row * columns + column
        sums[index] += Float(sum) - Float(count) * background.levels[index]
        weights[index] += Float(count)
      }
    }
  }
  let deviation = max(0.5, spread / Double(cell))
  blur(&sums, columns: columns, rows: rows, deviation: deviation)
  blur(&weights, columns: columns, rows: rows, deviation: deviation)
  // Where all around is ink there is nothing to add.
  let doubt = Float(cell * cell) / 1024
  var result = background
  for index in sums.indices {
    let level = background.levels[index] + sums[index] / (weights[index] + doubt)
    result.levels[index] = min(255, max(0, level))
  }
  return result
}

/// Takes three box means in both directions: near enough a Gaussian.
///
/// Beyond the sides nothing counts.
private func blur(_ values: inout [Float], columns: Int, rows: Int, deviation: Double) {
  // A box of 2r + 1 has the variance r(r + 1)/3.
  let radius = max(1, Int((((4 * deviation * deviation + 1).squareRoot() - 1) / 2).rounded()))
  var line: [Float] = Array(repeating: 0, count: max(columns, rows))
  for _ in 0..<3 {
    for row in 0..<rows where columns > 1 {
      averageLine(
        &values, start: row * columns, count: columns, stride: 1, radius: radius, line: &line)
    }
    for column in 0..<columns where rows > 1 {
      averageLine(
        &values, start: column, count: rows, stride: columns, radius: radius, line: &line)
    }
  }
}

/// The running mean of one line, beyond whose ends lies 0.
private func averageLine(
  _ values: inout [Float], start: Int, count: Int, stride: Int, radius: Int, line: inout [Float]
) {
  let scale = 1 / Float(2 * radius + 1)
  for index in 0..<count { line[index] = values[start + index * stride] }
  var sum = 0.0
  for index in 0..<min(count, radius) { sum += Double(line[index]) }
  for index in 0..<count {
    if index + radius < count { sum += Double(line[index + radius]) }
    values[start + index * stride] = Float(sum) * scale
    if index >= radius { sum -= Double(line[index - radius]) }
  }
}
