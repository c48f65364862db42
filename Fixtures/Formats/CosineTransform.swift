/// The discrete cosine transform of 8×8 samples: T.81, A.3.3.
enum CosineTransform {
  /// The cosines, by frequency and place, with the scale of the frequency in them.
  private static let cosines: [[Double]] = (0..<8).map { frequency in
    let scale = frequency == 0 ? (1.0 / 8).squareRoot() : 0.5
    return (0..<8).map { place in
      scale * cosine(Double((2 * place + 1) * frequency) * Double.pi / 16)
    }
  }

  /// Transforms a block.
  ///
  /// - Parameter sample: The sample in a column and a row.
  /// - Returns: 64 coefficients, row by row: the index is the vertical frequency times 8 plus the
  ///   horizontal one.
  static func forward(_ sample: (_ column: Int, _ row: Int) -> Double) -> [Double] {
    var rows = Array(repeating: 0.0, count: 64)
    for row in 0..<8 {
      for column in 0..<8 {
        let value = sample(column, row)
        for frequency in 0..<8 { rows[row * 8 + frequency] += value * cosines[frequency][column] }
      }
    }
    var coefficients = Array(repeating: 0.0, count: 64)
    for vertical in 0..<8 {
      for row in 0..<8 {
        let factor = cosines[vertical][row]
        for horizontal in 0..<8 {
          coefficients[vertical * 8 + horizontal] += rows[row * 8 + horizontal] * factor
        }
      }
    }
    return coefficients
  }
}
