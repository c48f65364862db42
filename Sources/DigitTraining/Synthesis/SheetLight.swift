internal import NeuralNetwork

/// The light on a sheet: a gradient, and sometimes the soft edge of a shadow.
struct SheetLight {
  private let base: Float
  private let across: Float
  private let down: Float

  /// The shadow's edge: what a pixel's distance beyond it is times its softness.
  private var edge: (across: Float, down: Float, offset: Float)?
  private var depth: Float = 0

  /// Draws a light.
  ///
  /// - Parameters:
  ///   - width: The columns of the sheet.
  ///   - height: The rows of the sheet.
  ///   - gradient: How much darker one side is at most, 0 to 1.
  ///   - shadowShare: How often there is a shadow.
  ///   - generator: Where randomness comes from.
  init(
    width: Int, height: Int, gradient: Float, shadowShare: Float,
    using generator: inout some RandomNumberGenerator
  ) {
    let strength = generator.uniform(in: 0...gradient)
    // Any direction: the darkest corner loses the strength, the lightest nothing.
    let x = generator.uniform(in: -1...1)
    let y = generator.uniform(in: -1...1)
    let sum = max(abs(x) + abs(y), 0.01)
    across = strength * x / sum / Float(max(1, width))
    down = strength * y / sum / Float(max(1, height))
    base = 1 - (max(0, across) * Float(width) + max(0, down) * Float(height))
    guard generator.chance(shadowShare) else { return }
    let (c, s) = AffineAugmentation.cosineAndSine(of: generator.uniform(in: -3.1...3.1))
    let softness = 1 / (Float(height) * generator.uniform(in: 0.05...0.6))
    let (middleX, middleY) = (
      Float(width) * generator.uniform(in: 0.2...0.8),
      Float(height) * generator.uniform(in: 0.2...0.8)
    )
    edge = (c * softness, s * softness, -(c * middleX + s * middleY) * softness)
    depth = generator.uniform(in: 0.1...0.45)
  }

  /// How much light there is at a pixel, 0 to 1.
  subscript(x: Int, y: Int) -> Float {
    let light = base + across * Float(x) + down * Float(y)
    guard let edge else { return light }
    let beyond = edge.across * Float(x) + edge.down * Float(y) + edge.offset
    let share = min(1, max(0, 0.5 + beyond))
    return light * (1 - depth * share * share * (3 - 2 * share))
  }
}
