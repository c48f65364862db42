internal import CImageShims

/// A rule from a color to gray: what red, green and blue each count, with a level added so that the
/// grays of all colors lie between 0 and 255.
public struct GrayWeights: Hashable, Sendable {
  /// What red counts.
  public let red: Double

  /// What green counts.
  public let green: Double

  /// What blue counts.
  public let blue: Double

  /// The luma of ITU-R BT.601.
  public static let luma = GrayWeights(0.299, 0.587, 0.114)

  /// Weights in the direction of a color's red, green and blue, their sizes 1 together; `nil` for no
  /// direction.
  init?(along direction: SIMD3<Double>) {
    let size = abs(direction.x) + abs(direction.y) + abs(direction.z)
    guard size > 0, size.isFinite else { return nil }
    self.init(direction.x / size, direction.y / size, direction.z / size)
  }

  private init(_ red: Double, _ green: Double, _ blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The difference in gray, -255 to 255, that a difference in red, green and blue makes.
  func gray(of difference: SIMD3<Double>) -> Double {
    red * difference.x + green * difference.y + blue * difference.z
  }

  /// The weights in 16-bit fixed point, rounding.
  var fixedPoint: dgi_gray_weights {
    func fixed(_ weight: Double) -> Int32 { Int32((weight * 65536).rounded()) }
    let negative = min(0, red) + min(0, green) + min(0, blue)
    return dgi_gray_weights(
      red: fixed(red), green: fixed(green), blue: fixed(blue),
      offset: fixed(-255 * negative) + 32768)
  }
}
