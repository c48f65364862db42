public import Raster

/// Ink pixels that touch each other.
public struct Component: Hashable, Sendable {
  /// The pixels: runs from top to bottom, in a row from left to right.
  public let runs: ArraySlice<Run>

  /// The smallest rectangle that holds every pixel.
  public let bounds: Rect

  /// The number of pixels.
  public let area: Int

  /// The mean of the pixels' columns, counted at their centers: one pixel at 0 has 0.5.
  public let centroidX: Double

  /// The mean of the pixels' rows, counted at their centers: one pixel at 0 has 0.5.
  public let centroidY: Double

  init(runs: ArraySlice<Run>, bounds: Rect, area: Int, centroidX: Double, centroidY: Double) {
    self.runs = runs
    self.bounds = bounds
    self.area = area
    self.centroidX = centroidX
    self.centroidY = centroidY
  }

  /// Creates a component from its pixels.
  ///
  /// - Parameter runs: At least one run, from top to bottom, in a row from left to right.
  /// - Complexity: O(`runs.count`).
  public init(runs: ArraySlice<Run>) {
    var statistics = ComponentStatistics()
    for run in runs { statistics.add(run) }
    self = statistics.component(runs: runs)
  }
}
