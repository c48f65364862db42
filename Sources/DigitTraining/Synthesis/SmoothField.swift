internal import NeuralNetwork

/// A random landscape without edges: -1 to 1, about as many hills as valleys.
struct SmoothField {
  private let columns: Int
  private let spacing: Float
  private var heights: [Float]

  /// Draws a field.
  ///
  /// - Parameters:
  ///   - width: The columns that it covers.
  ///   - height: The rows that it covers.
  ///   - spacing: The pixels from a hill to the next valley, at least 1.
  ///   - generator: Where randomness comes from.
  init(
    width: Int, height: Int, spacing: Float, using generator: inout some RandomNumberGenerator
  ) {
    self.spacing = max(1, spacing)
    columns = Int(Float(width) / self.spacing) + 2
    let rows = Int(Float(height) / self.spacing) + 2
    heights = (0..<columns * rows).map { _ in generator.uniform(in: -1...1) }
  }

  /// The height at a pixel.
  subscript(x: Int, y: Int) -> Float {
    let across = Float(x) / spacing
    let down = Float(y) / spacing
    let column = Int(across)
    let row = Int(down)
    let fx = Self.eased(across - Float(column))
    let fy = Self.eased(down - Float(row))
    let at = row * columns + column
    let upper = heights[at] + (heights[at + 1] - heights[at]) * fx
    let lower =
      heights[at + columns] + (heights[at + columns + 1] - heights[at + columns]) * fx
    return upper + (lower - upper) * fy
  }

  /// From 0 to 1 without a kink at either end.
  private static func eased(_ f: Float) -> Float { f * f * (3 - 2 * f) }
}
