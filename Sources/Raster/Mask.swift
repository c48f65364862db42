/// A picture of ink and background, one bit a pixel: `true` is ink.
///
/// Rows are packed into 64-bit words so that a run of ink is found with a few bit operations: the
/// pixel at (x, y) is bit `x % 64` (the least significant bit is the leftmost pixel) of the word
/// `y * wordsPerRow + x / 64`. The bits right of the last column are always 0.
public struct Mask: Hashable, Sendable {
  /// The number of pixels in a row.
  public let width: Int

  /// The number of rows.
  public let height: Int

  /// The number of words that hold a row.
  public let wordsPerRow: Int

  /// The packed rows, top row first.
  ///
  /// Who writes words keeps the bits right of the last column 0.
  public var words: [UInt64]

  /// Creates a mask without ink.
  ///
  /// - Parameters:
  ///   - width: The number of pixels in a row, at least 0.
  ///   - height: The number of rows, at least 0.
  public init(width: Int, height: Int) {
    precondition(width >= 0 && height >= 0, "a mask of \(width)×\(height) pixels")
    self.width = width
    self.height = height
    self.wordsPerRow = (width + 63) / 64
    self.words = Array(repeating: 0, count: wordsPerRow * height)
  }

  /// The rectangle that holds every pixel.
  public var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }

  /// The number of ink pixels.
  ///
  /// - Complexity: O(`words.count`).
  public var area: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether the pixel in column `x` of row `y` is ink.
  ///
  /// - Parameters:
  ///   - x: The column, from the left.
  ///   - y: The row, from the top.
  @inlinable
  public subscript(x: Int, y: Int) -> Bool {
    get {
      precondition(x >= 0 && x < width, "column \(x) of a mask \(width) wide")
      return words[y * wordsPerRow + x >> 6] >> UInt64(x & 63) & 1 == 1
    }
    set {
      precondition(x >= 0 && x < width, "column \(x) of a mask \(width) wide")
      let bit = UInt64(1) << UInt64(x & 63)
      if newValue {
        words[y * wordsPerRow + x >> 6] |= bit
      } else {
        words[y * wordsPerRow + x >> 6] &= ~bit
      }
    }
  }
}
