internal import NeuralNetwork
internal import Raster

/// Puts written numbers on a page, in lines and columns.
struct PageLayout {
  /// The digits of each number in their places, in reading order.
  private(set) var numbers: [[InkCoverage]]

  /// A row that a line is written on.
  private(set) var foot = 0

  /// The paper between two numbers of a line at least, as a share of the digit height: digits stand
  /// nearer to each other.
  private static let gap: Float = 2

  /// The distance of lines, as a share of the highest number and of what it strays from its line.
  private static let lineDistance: ClosedRange<Float> = 1.25...2

  /// The slope of lines at most: a page that lies a little askew.
  private static let slope: Float = 0.012

  /// Finds places; `nil` if the numbers do not fit.
  ///
  /// - Parameters:
  ///   - lines: The numbers in reading order.
  ///   - height: The height of digits, in pixels.
  ///   - size: The size of the page.
  ///   - margin: The paper on each side, as a share of the digit height.
  ///   - generator: Where randomness comes from.
  init?(
    _ lines: [WrittenLine], height: Float, on size: SynthesisOptions.CanvasSize,
    margin: Float, using generator: inout some RandomNumberGenerator
  ) {
    numbers = []
    if lines.isEmpty { return }
    let boxes = lines.map(\.bounds)
    let above = boxes.map { -$0.y }.max() ?? 0
    let below = boxes.map(\.maxY).max() ?? 0
    let broadest = Float(boxes.map(\.width).max() ?? 0)
    let margin = max(1, (margin * height).rounded())
    let slope = Self.slope * max(-1, min(1, generator.normal(deviation: 0.5)))
    let rise = abs(slope) * Float(size.width) / 2
    let (width, room) = (Float(size.width) - 2 * margin, Float(size.height) - 2 * (margin + rise))

    let least = Self.lineDistance.lowerBound * Float(above + below)
    let mostColumns = Int((width + Self.gap * height) / (broadest + Self.gap * height))
    let mostRows = Int((room - Float(above + below)) / least) + 1
    guard mostColumns > 0, room >= Float(above + below) else { return nil }
    let fewestColumns = (lines.count + mostRows - 1) / mostRows
    guard fewestColumns <= mostColumns else { return nil }
    let columns = generator.whole(in: fewestColumns...mostColumns)
    let rows = (lines.count + columns - 1) / columns
    let across = (width - broadest) / Float(max(1, columns - 1))
    let down = min(
      (room - Float(above + below)) / Float(max(1, rows - 1)),
      generator.uniform(in: Self.lineDistance) * Float(above + below))
    // As far as a number may stand off its column without coming near the next.
    let slack = columns > 1 ? min(height, across - broadest - Self.gap * height) : 0
    let isRight = generator.chance(0.5)

    for (index, line) in lines.enumerated() {
      let (row, column) = (index / columns, index % columns)
      let box = boxes[index]
      let stray = max(0, slack) * generator.uniform()
      let free = isRight ? broadest - Float(box.width) - stray : stray
      let left = margin + Float(column) * across + max(0, free)
      let base = margin + rise + Float(above) + Float(row) * down
      if index == 0 { foot = Int(base) }
      numbers.append(
        line.digits.map { digit in
          var moved = digit
          moved.x += Int(left) - box.x
          moved.y += Int((base + slope * (Float(moved.x) - Float(size.width) / 2)).rounded())
          return moved
        })
    }
  }
}
