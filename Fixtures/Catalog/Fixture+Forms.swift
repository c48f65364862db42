internal import Raster

extension Fixture {
  /// Printed forms that are filled in.
  static let forms: [Fixture] = [
    Fixture("boxes.png", seed: 81) { generator in
      let sheet = line("730462", height: 60, margin: 26, by: Hand(pen: .felt), using: &generator)
      var picture = Paper.white.picture(of: sheet, using: &generator)
      let digits = sheet.truth.digits.map(\.bounds)
      let between = zip(digits, digits.dropFirst()).map { ($0.maxX + $1.x) / 2 }
      drawBoxes(
        on: &picture, columns: [digits[0].x - 12] + between + [digits[digits.count - 1].maxX + 12],
        rows: [12, picture.height - 14])
      return Content(bytes: PNGFile(compressing: picture).bytes, truth: sheet.truth)
    }
  ]

  /// Prints a row of boxes that share sides, two pixels thick, dark gray.
  private static func drawBoxes(on picture: inout GrayImage, columns: [Int], rows: [Int]) {
    func darken(_ rect: Rect) {
      for y in rect.y..<rect.maxY {
        for x in rect.x..<rect.maxX { picture[x, y] = min(picture[x, y], 90) }
      }
    }
    let width = columns[columns.count - 1] - columns[0] + 2
    for row in rows { darken(Rect(x: columns[0], y: row, width: width, height: 2)) }
    for column in columns {
      darken(Rect(x: column, y: rows[0], width: 2, height: rows[1] - rows[0] + 2))
    }
  }
}
