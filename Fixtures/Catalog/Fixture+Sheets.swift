internal import Raster

extension Fixture {
  /// A fixture of a sheet as a gray PNG.
  static func gray(
    _ fileName: String, seed: UInt64, on paper: Paper = .white,
    sheet: @escaping @Sendable (inout SplitMix64) -> InkedSheet
  ) -> Fixture {
    Fixture(fileName, seed: seed) { generator in
      let sheet = sheet(&generator)
      let picture = paper.picture(of: sheet, using: &generator)
      return Content(bytes: PNGFile(compressing: picture).bytes, truth: sheet.truth)
    }
  }

  /// A number in one line by some hand, with a margin around it.
  static func line(
    _ number: String, height: Double = 90, margin: Int = 24, by hand: Hand? = nil,
    using generator: inout SplitMix64
  ) -> InkedSheet {
    let writer = hand ?? Hand.random(using: &generator)
    return InkedSheet(writer.write(number, height: height, using: &generator), margin: margin)
  }
}
