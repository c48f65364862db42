public import Raster

/// A sheet of paper with edges, and where ink is on it.
public struct InkedSheet: Sendable {
  /// How much of each pixel is covered with ink: 0 for none, 1 for all.
  public var coverage: Image<Double>

  /// What is written, and where.
  public var truth: Truth

  /// Lays a drawing on a sheet of given size, in its middle.
  ///
  /// - Parameters:
  ///   - drawing: The drawing; ink beyond the edges is lost.
  ///   - width: The width of the sheet, in pixels.
  ///   - height: The height of the sheet, in pixels.
  public init(_ drawing: Drawing, width: Int, height: Int) {
    let extent = drawing.extent
    let corner =
      drawing.digits.isEmpty
      ? Point(0, 0)
      : Point(
        ((Double(width) - extent.width) / 2).rounded() - extent.left,
        ((Double(height) - extent.height) / 2).rounded() - extent.top)
    let paper = Rect(x: 0, y: 0, width: width, height: height)
    coverage = Image(width: width, height: height, filledWith: 0)
    var digits: [Truth.Digit] = []
    for digit in drawing.moved(by: corner).digits {
      let patch = InkPatch(digit.traces, on: paper)
      for y in 0..<patch.bounds.height {
        for x in 0..<patch.bounds.width {
          let index = (patch.bounds.y + y) * width + patch.bounds.x + x
          coverage.pixels[index] = max(coverage.pixels[index], patch.coverage[x, y])
        }
      }
      digits.append(Truth.Digit(digit: digit.digit, bounds: patch.inkBounds, line: digit.line))
    }
    truth = Truth(width: width, height: height, digits: digits)
  }

  /// Lays a drawing on a sheet that leaves a margin around it.
  ///
  /// - Parameters:
  ///   - drawing: The drawing, not empty.
  ///   - margin: The paper left on each side, in pixels.
  public init(_ drawing: Drawing, margin: Int) {
    let extent = drawing.extent
    self.init(
      drawing, width: Int(extent.width.rounded(.up)) + 2 * margin,
      height: Int(extent.height.rounded(.up)) + 2 * margin)
  }
}
