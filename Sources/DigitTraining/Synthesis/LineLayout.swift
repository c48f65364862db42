internal import NeuralNetwork
internal import Raster

/// Puts digits next to each other in one line.
enum LineLayout {
  /// How far two rows may be apart to keep digits off each other, as a share of the height.
  private static let reach: Float = 0.1

  /// Moves digits, all standing at column 0, to their places.
  ///
  /// - Parameters:
  ///   - digits: The digits; their `x` is set.
  ///   - gaps: The paper before each digit, in pixels; the first one's is not used.
  ///   - isKerned: For each digit, whether the gap is meant to the outline before, not to its box.
  ///   - height: The height of digits, in pixels.
  static func place(
    _ digits: inout [InkCoverage], gaps: [Int], isKerned: [Bool], height: Float
  ) {
    guard var top = digits.first?.y else { return }
    var bottom = top
    for digit in digits {
      top = min(top, digit.y)
      bottom = max(bottom, digit.y + digit.height)
    }
    // How far to the right ink reaches in each row, those near it included.
    var front = [Int?](repeating: nil, count: bottom - top)
    let near = Int(height * reach)
    for index in digits.indices {
      let digit = digits[index]
      if index > 0 {
        let before = digits[index - 1]
        let boxed = before.x + before.width + gaps[index]
        digits[index].x = boxed
        if isKerned[index] {
          var kerned: Int?
          for row in 0..<digit.height {
            guard let right = front[digit.y + row - top], let left = firstInk(of: digit, row: row)
            else { continue }
            kerned = max(kerned ?? .min, right + gaps[index] - left)
          }
          // Never so far below the one before that their order is lost.
          let least = before.x + max(2, min(before.width, digit.width) / 2)
          if let kerned { digits[index].x = max(least, min(boxed, kerned)) }
        }
      }
      for row in 0..<digit.height {
        guard let right = lastInk(of: digit, row: row) else { continue }
        let at = digit.y + row - top
        for other in max(0, at - near)..<min(front.count, at + near + 1) {
          front[other] = max(front[other] ?? .min, digits[index].x + right + 1)
        }
      }
    }
  }

  private static func firstInk(of digit: InkCoverage, row: Int) -> Int? {
    (0..<digit.width).first { digit.image[$0, row] >= 0.3 }
  }

  private static func lastInk(of digit: InkCoverage, row: Int) -> Int? {
    (0..<digit.width).last { digit.image[$0, row] >= 0.3 }
  }
}
