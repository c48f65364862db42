public import Raster

/// A made-up picture of a number, and all that is to be known about it.
public struct SyntheticDrawing: Hashable, Sendable {
  /// The most digits of a drawing: each has a bit of ``owners``, and what is no digit has the last.
  public static let mostDigits = 15

  /// The bit of ``owners`` for ink of lines, frames and other things that are no digit.
  public static let foreignBit: UInt16 = 1 << 15

  /// A digit of the drawing.
  public struct Digit: Hashable, Sendable {
    /// What it is, 0 to 9.
    public var label: UInt8

    /// The smallest rectangle around the pixels that its ink covers at least half; around all its
    /// ink where that is too fine to cover any.
    public var bounds: Rect

    /// Creates a digit.
    ///
    /// - Parameters:
    ///   - label: What it is, 0 to 9.
    ///   - bounds: Where its ink is, in pixels.
    public init(label: UInt8, bounds: Rect) {
      self.label = label
      self.bounds = bounds
    }
  }

  /// The picture.
  public var image: Image<RGB>

  /// The digits from left to right, in the order of writing.
  public var digits: [Digit]

  /// Whose ink covers each pixel by a third or more.
  ///
  /// Bit `i` stands for the digit `i`, the last bit for what is no digit. Where digits cross, a pixel has several bits.
  public var owners: Image<UInt16>

  /// What is written.
  public var text: String { Self.text(of: digits.map(\.label)) }

  /// Digits as text.
  static func text(of labels: [UInt8]) -> String {
    String(labels.map { Character(UnicodeScalar(UInt8(ascii: "0") + $0)) })
  }

  /// The picture in gray.
  ///
  /// - Complexity: O(pixels).
  public var gray: GrayImage {
    GrayImage(
      width: image.width, height: image.height,
      pixels: image.pixels.map { pixel in
        // Luma of ITU-R BT.601.
        var sum: Int = 299 * Int(pixel.red) + 500
        sum += 587 * Int(pixel.green)
        sum += 114 * Int(pixel.blue)
        return UInt8(sum / 1000)
      })
  }
}
