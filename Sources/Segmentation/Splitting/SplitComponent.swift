internal import Raster

/// Cuts a component that holds several digits side by side into those digits.
///
/// The cut is the way from top to bottom through the least ink. It is made only where it crosses
/// about one stroke and leaves a piece as high as a digit on either side: the arm of a 2 or the bar
/// of a 5 is not. A piece that keeps a closed loop, as a 0 or an 8, speaks for a cut; without one,
/// only a component wider than any digit is cut.
///
/// - Parameters:
///   - component: Ink pixels that touch each other.
///   - lineHeight: The height of its line, in pixels.
///   - options: Limits.
/// - Returns: The pieces from left to right; the component alone if it is one digit.
/// - Complexity: O(runs), and some 10,000 steps for each line height of its width.
public func splitComponent(
  _ component: Component, lineHeight: Double, options: SplittingOptions = SplittingOptions()
) -> [Component] {
  guard options.isEnabled,
    Double(component.bounds.width) >= options.minimumWidthWithLoop * lineHeight,
    // A frame or a drawing is no row of digits.
    Double(component.bounds.width) <= options.maximumWidth * lineHeight,
    Double(component.bounds.height) <= options.maximumHeight * lineHeight,
    let (left, right) = cut(component, lineHeight: lineHeight, options: options)
  else { return [component] }
  return splitComponent(left, lineHeight: lineHeight, options: options)
    + splitComponent(right, lineHeight: lineHeight, options: options)
}

/// Cuts a component in two where that is best, or not at all.
private func cut(
  _ component: Component, lineHeight: Double, options: SplittingOptions
) -> (Component, Component)? {
  let grid = InkGrid(of: component, cellSide: max(1, Int(lineHeight / 40)))
  let line = lineHeight / Double(grid.cellSide)
  let stroke = strokeWidth(of: component) / Double(grid.cellSide)
  let reach = max(1, Int(options.reach * line))
  let isWide = Double(component.bounds.width) >= options.minimumWidth * lineHeight
  let margin = max(1, Int(options.minimumPieceWidth * line))
  let minimumLoop = max(4, Int(options.minimumLoop * line * line))
  let whole = GridPiece(of: grid, minimumLoop: minimumLoop) { _ in 0..<grid.width }
  guard isWide || whole.loopCount > 0 else { return nil }
  var ways: [(rank: Double, seam: Seam)] = []
  for column in stride(from: margin, to: grid.width - margin, by: max(1, Int(line / 24))) {
    let band = max(1, column - reach)..<min(grid.width, column + reach + 1)
    guard !band.isEmpty else { continue }
    let seam = Seam(through: grid, in: band)
    let cost = Double(seam.cost) / stroke
    guard cost <= options.maximumCost else { continue }
    let rank = cost + 2 * extent(of: grid, around: seam) / line
    ways.append((rank, seam))
  }
  ways.sort { $0.rank < $1.rank }
  // Where the best few leave no digits on either side, the rest are no better.
  for (_, seam) in ways.prefix(24) {
    let left = GridPiece(of: grid, leftOf: seam, minimumLoop: minimumLoop)
    let right = GridPiece(of: grid, rightOf: seam, minimumLoop: minimumLoop)
    guard Double(min(left.height, right.height)) >= options.minimumPieceHeight * line,
      Double(min(left.height, right.height)) >= 3.5 * stroke,
      Double(min(left.width, right.width)) >= options.minimumPieceWidth * line,
      left.loopCount + right.loopCount == whole.loopCount,
      isWide || whole.loopCount > 0
    else { continue }
    return divide(component, along: seam, cellSide: grid.cellSide)
  }
  return nil
}

/// How high the ink along a seam reaches, from the first crossed cell to the last.
private func extent(of grid: InkGrid, around seam: Seam) -> Double {
  let crossed = seam.columns.indices.filter { y in
    let x = seam.columns[y]
    return grid.isInk(x, y) || x > 0 && grid.isInk(x - 1, y)
  }
  guard let first = crossed.first, let last = crossed.last else { return 0 }
  return Double(last - first + 1)
}

/// Gives each pixel to the side of the seam on which it lies.
private func divide(
  _ component: Component, along seam: Seam, cellSide: Int
) -> (Component, Component)? {
  var left: [Run] = []
  var right: [Run] = []
  let bounds = component.bounds
  for run in component.runs {
    let border = bounds.x + seam.columns[(run.y - bounds.y) / cellSide] * cellSide
    let columns = run.columns
    if columns.lowerBound < border {
      left.append(Run(row: run.y, start: columns.lowerBound, end: min(border, columns.upperBound)))
    }
    if columns.upperBound > border {
      right.append(Run(row: run.y, start: max(border, columns.lowerBound), end: columns.upperBound))
    }
  }
  guard !left.isEmpty, !right.isEmpty else { return nil }
  return (Component(runs: left[...]), Component(runs: right[...]))
}
