/// How coarsely each frequency of a JPEG is kept.
struct QuantizationTable {
  /// The steps in the order of the zigzag.
  let zigzag: [Int]

  /// The luminance table of T.81, K.1, scaled as libjpeg scales it.
  init(quality: Int) {
    let bounded = min(max(quality, 1), 100)
    let percent = bounded < 50 ? 5000 / bounded : 200 - 2 * bounded
    zigzag = Self.order.map { min(max((Self.luminance[$0] * percent + 50) / 100, 1), 255) }
  }

  /// Quantizes coefficients.
  ///
  /// - Parameter coefficients: 64 coefficients, row by row.
  /// - Returns: 64 quantized coefficients in the order of the zigzag.
  func quantized(_ coefficients: [Double]) -> [Int] {
    (0..<64).map { Int((coefficients[Self.order[$0]] / Double(zigzag[$0])).rounded()) }
  }

  private static let luminance = [
    16, 11, 10, 16, 24, 40, 51, 61,
    12, 12, 14, 19, 26, 58, 60, 55,
    14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77,
    24, 35, 55, 64, 81, 104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101,
    72, 92, 95, 98, 112, 100, 103, 99,
  ]

  /// The index, row by row, of each place of the zigzag: along the diagonals, in turns up and down.
  private static let order = (0..<15).flatMap { diagonal in
    let indices = (0..<8).filter { (0..<8).contains(diagonal - $0) }.map { $0 * 8 + diagonal - $0 }
    return diagonal.isMultiple(of: 2) ? indices.reversed() : indices
  }
}
