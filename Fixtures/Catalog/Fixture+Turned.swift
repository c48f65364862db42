internal import Raster

extension Fixture {
  /// Pictures that a camera stored lying, with the EXIF orientation that sets them upright.
  static let turned: [Fixture] = [
    jpeg("mirrored.jpg", orientation: 2, number: "5023", seed: 82),
    jpeg("upside-down.jpg", orientation: 3, number: "9106", seed: 83),
    jpeg("mirrored-upside-down.jpg", orientation: 4, number: "6214", seed: 84),
    jpeg("mirrored-on-its-left-side.jpg", orientation: 5, number: "274", seed: 85),
    jpeg("on-its-left-side.jpg", orientation: 6, number: "1689", seed: 86),
    jpeg("mirrored-on-its-right-side.jpg", orientation: 7, number: "835", seed: 87),
    jpeg("on-its-right-side.jpg", orientation: 8, number: "7340", seed: 88),
    Fixture("on-its-left-side.png", seed: 89) { generator in
      let sheet = line("6028", height: 70, using: &generator)
      let picture = Paper.white.picture(of: sheet, using: &generator)
      let file = PNGFile(compressing: picture.stored(orientation: 6)).turned(6)
      return Content(bytes: file.bytes, truth: sheet.truth)
    },
  ]

  private static func jpeg(
    _ fileName: String, orientation: Int, number: String, seed: UInt64
  ) -> Fixture {
    Fixture(fileName, seed: seed) { generator in
      let sheet = line(number, height: 70, by: Hand(pen: .felt), using: &generator)
      let picture = Paper(level: 0.93, ink: 0.12).picture(of: sheet, using: &generator)
      let bytes = BaselineJPEG.encode(
        picture.stored(orientation: orientation), quality: 85, orientation: orientation)
      return Content(bytes: bytes, truth: sheet.truth)
    }
  }
}
