/// The blocks that a picture of few bytes shows, as JPEG leaves them: the cosine transform of each 8×8
/// pixels is rounded to the steps of the standard's table for light (ITU-T T.81, annex K), at the
/// quality of Independent JPEG Group's scale.
enum BlockArtifacts {
  /// Rounds a plane's blocks.
  ///
  /// - Parameters:
  ///   - plane: [height, width] levels, 0 to 1; changed in place. Blocks that the edge cuts are left.
  ///   - width: The number of columns.
  ///   - height: The number of rows.
  ///   - quality: 1 to 100.
  /// - Complexity: O(pixels).
  static func apply(to plane: inout [Float], width: Int, height: Int, quality: Int) {
    let scale = quality < 50 ? 5000 / max(1, quality) : 200 - 2 * quality
    let steps = table.map { Float(max(1, min(255, ($0 * scale + 50) / 100))) / 255 }
    var block = [Float](repeating: 0, count: 64)
    var spare = block
    for top in stride(from: 0, through: height - 8, by: 8) {
      for left in stride(from: 0, through: width - 8, by: 8) {
        for row in 0..<8 {
          for column in 0..<8 {
            block[row * 8 + column] = plane[(top + row) * width + left + column]
          }
        }
        transform(&block, into: &spare, isInverse: false)
        for index in 0..<64 {
          block[index] = (block[index] / steps[index]).rounded() * steps[index]
        }
        transform(&block, into: &spare, isInverse: true)
        for row in 0..<8 {
          for column in 0..<8 {
            plane[(top + row) * width + left + column] = block[row * 8 + column]
          }
        }
      }
    }
  }

  /// Rows, then columns; the result replaces the block.
  private static func transform(
    _ block: inout [Float], into spare: inout [Float], isInverse: Bool
  ) {
    for _ in 0..<2 {
      // Each pass turns the block over as well, so that the second one takes the columns.
      for row in 0..<8 {
        for place in 0..<8 {
          var sum: Float = 0
          for other in 0..<8 {
            let wave = isInverse ? other * 8 + place : place * 8 + other
            sum += waves[wave] * block[row * 8 + other]
          }
          spare[place * 8 + row] = sum
        }
      }
      swap(&block, &spare)
    }
  }

  /// The waves of the transform, [8 frequencies, 8 places].
  private static let waves: [Float] = (0..<64).map { index in
    let (frequency, place) = (index / 8, index % 8)
    if frequency == 0 { return Float(0.125).squareRoot() }
    // Multiples of a sixteenth of a half turn; 32 of them are a whole turn.
    let sixteenths = (2 * place + 1) * frequency % 32
    let angle = Float(sixteenths > 16 ? sixteenths - 32 : sixteenths) * .pi / 16
    return AffineAugmentation.cosineAndSine(of: angle).cosine / 2
  }

  private static let table = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
  ]
}
