public import Raster

extension InkedSheet {
  /// Makes a picture of the ink alone, transparent where there is none.
  ///
  /// - Parameter color: The color of every pixel, also of those that are transparent.
  /// - Returns: The picture.
  public func transparent(_ color: RGB) -> Image<RGBA> {
    Image(
      width: coverage.width, height: coverage.height,
      pixels: coverage.pixels.map { RGBA(color, alpha: UInt8(($0 * 255).rounded())) })
  }

  /// Makes a picture of colored ink on colored paper.
  ///
  /// - Parameters:
  ///   - ink: The color of the ink.
  ///   - paper: The color of the paper.
  /// - Returns: The picture.
  public func colored(ink: RGB, paper: RGB) -> Image<RGB> {
    func mixed(_ paper: UInt8, _ ink: UInt8, _ share: Double) -> UInt8 {
      UInt8((Double(paper) + (Double(ink) - Double(paper)) * share).rounded())
    }
    return Image(
      width: coverage.width, height: coverage.height,
      pixels: coverage.pixels.map { share in
        RGB(
          red: mixed(paper.red, ink.red, share), green: mixed(paper.green, ink.green, share),
          blue: mixed(paper.blue, ink.blue, share))
      })
  }
}
