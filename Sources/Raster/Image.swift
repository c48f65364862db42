/// A picture: rows of pixels of one type, top row first.
///
/// ```swift
/// var page = GrayImage(width: 4, height: 2, filledWith: 255)
/// page[1, 0] = 0
/// ```
public struct Image<Pixel: Sendable>: Sendable {
  /// The number of pixels in a row.
  public let width: Int

  /// The number of rows.
  public let height: Int

  /// Every pixel, row by row: the pixel at (x, y) has the index `y * width + x`.
  public var pixels: [Pixel]

  /// Creates a picture of one color.
  ///
  /// - Parameters:
  ///   - width: The number of pixels in a row, at least 0.
  ///   - height: The number of rows, at least 0.
  ///   - pixel: The value of every pixel.
  /// - Complexity: O(`width * height`).
  public init(width: Int, height: Int, filledWith pixel: Pixel) {
    precondition(width >= 0 && height >= 0, "a picture of \(width)×\(height) pixels")
    self.width = width
    self.height = height
    self.pixels = Array(repeating: pixel, count: width * height)
  }

  /// Creates a picture from its pixels, row by row.
  ///
  /// - Parameters:
  ///   - width: The number of pixels in a row, at least 0.
  ///   - height: The number of rows, at least 0.
  ///   - pixels: `width * height` pixels, top row first.
  public init(width: Int, height: Int, pixels: [Pixel]) {
    precondition(width >= 0 && height >= 0, "a picture of \(width)×\(height) pixels")
    precondition(
      pixels.count == width * height,
      "\(pixels.count) pixels for a picture of \(width)×\(height)")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// The rectangle that holds every pixel.
  public var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }

  /// The pixel in column `x` of row `y`.
  ///
  /// - Parameters:
  ///   - x: The column, from the left.
  ///   - y: The row, from the top.
  @inlinable
  public subscript(x: Int, y: Int) -> Pixel {
    get { pixels[y * width + x] }
    set { pixels[y * width + x] = newValue }
  }
}

extension Image: Equatable where Pixel: Equatable {}
extension Image: Hashable where Pixel: Hashable {}

/// A picture of 8-bit gray levels: 0 is black, 255 white.
public typealias GrayImage = Image<UInt8>
