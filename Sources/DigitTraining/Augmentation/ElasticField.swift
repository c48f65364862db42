internal import NeuralNetwork

/// A smooth random displacement of every pixel, after Simard, Steinkraus and Platt, "Best practices
/// for convolutional neural networks applied to visual document analysis" (2003).
///
/// They smooth a random number for each pixel with a Gaussian of 4 pixels. Here a coarse grid of
/// random numbers is spread by cubic B-splines 7 pixels apart: a cubic B-spline has the variance of
/// a Gaussian of 7/√3 = 4.04 pixels, so that the field is as smooth at a hundredth of the work. The
/// splines sum to 1 everywhere: no pixel moves farther than the farthest of the grid, and no two
/// pixels change sides while the grid's numbers stay below 3.5 pixels.
struct ElasticField {
  /// The numbers of the grid along each axis: four spaces of 7 pixels, and one number beyond each
  /// end but the first.
  static let gridSide = 7

  /// Pixels in a SIMD vector, of which seven make a row.
  static let lanes = 4

  /// How much of each number of a grid's row goes into each pixel of a row: [7, 7] vectors of four
  /// pixels, grid number first.
  static let basis: [SIMD4<Float>] = {
    var basis = [SIMD4<Float>](repeating: .zero, count: gridSide * 7)
    for pixel in 0..<28 {
      let place = (Float(pixel) + 0.5) / 7
      let space = Int(place)
      let f = place - Float(space)
      let g = 1 - f
      let weights = [
        g * g * g / 6, (3 * f * f * f - 6 * f * f + 4) / 6, (3 * g * g * g - 6 * g * g + 4) / 6,
        f * f * f / 6,
      ]
      for (index, weight) in weights.enumerated() {
        basis[(space + index) * 7 + pixel / lanes][pixel % lanes] = weight
      }
    }
    return basis
  }()

  /// The displacements of the grid, row by row, in pixels: seven numbers of each vector count.
  private var across: [SIMD8<Float>] = []
  private var down: [SIMD8<Float>] = []

  /// Draws a field.
  ///
  /// - Parameters:
  ///   - amplitude: The greatest displacement of the grid along each axis, in pixels.
  ///   - generator: Where randomness comes from.
  init(amplitude: Float, using generator: inout some RandomNumberGenerator) {
    across.reserveCapacity(Self.gridSide)
    down.reserveCapacity(Self.gridSide)
    for _ in 0..<Self.gridSide {
      var rowAcross = SIMD8<Float>.zero
      var rowDown = SIMD8<Float>.zero
      for column in 0..<Self.gridSide {
        rowAcross[column] = generator.uniform(in: -amplitude...amplitude)
        rowDown[column] = generator.uniform(in: -amplitude...amplitude)
      }
      across.append(rowAcross)
      down.append(rowDown)
    }
  }

  /// The grid as it is felt in one row of pixels.
  ///
  /// - Parameter row: The row of pixels, 0 to 27.
  /// - Returns: The displacements across and down, seven numbers each.
  func row(_ row: Int) -> (across: SIMD8<Float>, down: SIMD8<Float>) {
    var felt = (across: SIMD8<Float>.zero, down: SIMD8<Float>.zero)
    let first = row / 7
    for line in first..<first + 4 {
      let weight = Self.basis[line * 7 + row / Self.lanes][row % Self.lanes]
      felt.across += weight * across[line]
      felt.down += weight * down[line]
    }
    return felt
  }
}
