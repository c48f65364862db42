internal import Raster

extension Fixture {
  /// Ink and paper of other colors than black and white.
  static let inks: [Fixture] = [
    gray("white-on-black.png", seed: 41, on: .blackboard) { line("1984", using: &$0) },
    gray("faint-pencil.png", seed: 42, on: Paper(level: 0.95, ink: 0.72)) { generator in
      line("5280", height: 70, by: Hand(pen: .ballpoint), using: &generator)
    },
    gray("gray-on-gray.png", seed: 43, on: Paper(level: 0.63, ink: 0.28, noise: 0.03)) {
      line("365", height: 60, margin: 18, using: &$0)
    },
    Fixture("uneven-light.jpg", seed: 44) { generator in
      let sheet = line("73026", height: 80, by: Hand(pen: .felt), using: &generator)
      let paper = Paper(level: 0.88, ink: 0.18, shade: 0.22, noise: 0.02)
      let picture = paper.picture(of: sheet, using: &generator)
      return Content(bytes: BaselineJPEG.encode(picture, quality: 80), truth: sheet.truth)
    },
    Fixture("pressed-hard.jpg", seed: 45) { generator in
      let sheet = line("4417", height: 80, by: Hand(pen: .felt), using: &generator)
      let picture = Paper.white.picture(of: sheet, using: &generator)
      return Content(bytes: BaselineJPEG.encode(picture, quality: 15), truth: sheet.truth)
    },
    Fixture("transparent.png", seed: 46) { generator in
      let sheet = line("2718", height: 80, by: Hand(pen: .felt), using: &generator)
      let picture = sheet.transparent(RGB(gray: 0))
      return Content(bytes: PNGFile(compressing: picture).bytes, truth: sheet.truth)
    },
    Fixture("transparent-white-ink.png", seed: 47) { generator in
      let sheet = line("1618", height: 80, using: &generator)
      let picture = sheet.transparent(RGB(gray: 255))
      return Content(bytes: PNGFile(compressing: picture).bytes, truth: sheet.truth)
    },
    Fixture("blue-on-yellow.png", seed: 48) { generator in
      let sheet = line("90210", height: 60, margin: 16, using: &generator)
      let picture = sheet.colored(
        ink: RGB(red: 24, green: 44, blue: 150), paper: RGB(red: 250, green: 232, blue: 130))
      return Content(bytes: PNGFile(compressing: picture).bytes, truth: sheet.truth)
    },
    // Of one luma: in gray there is nothing to see.
    Fixture("red-on-green.png", seed: 49) { generator in
      let sheet = line("5836", height: 60, margin: 16, using: &generator)
      let picture = sheet.colored(
        ink: RGB(red: 214, green: 72, blue: 80), paper: RGB(red: 70, green: 144, blue: 84))
      return Content(bytes: PNGFile(compressing: picture).bytes, truth: sheet.truth)
    },
  ]
}
